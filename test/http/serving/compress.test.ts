import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compress } from "../../../src/http/serving/compress.ts";

const long = Buffer.from("A sentence that comes again. ".repeat(100));

describe("a body", () => {
  it.each([
    ["gzip, deflate, br", "br"],
    ["BR", "br"],
    ["gzip;q=0.5", "gzip"],
    ["br;q=0, gzip", "gzip"],
    ["br ; q=0.000, gzip;q=0", undefined],
    ["identity", undefined],
    ["", undefined],
    ["brotli", undefined],
  ])("for who accepts “%s” is sent as %s", async (accepted, encoding) => {
    const encoded = await compress(long, accepted);
    expect(encoded.encoding).toBe(encoding);
    const read = { br: brotliDecompressSync, gzip: gunzipSync, none: (bytes: Uint8Array) => bytes };
    expect(Buffer.from(read[encoded.encoding ?? "none"](encoded.bytes))).toEqual(long);
    expect(encoded.bytes.length < long.length).toBe(encoding !== undefined);
  });

  it("that is kept is encoded once, each way", async () => {
    const first = await compress(long, "br");
    expect((await compress(long, "br")).bytes).toBe(first.bytes);
    expect((await compress(Buffer.from(long), "br")).bytes).not.toBe(first.bytes);
    expect((await compress(long, "gzip")).bytes).not.toBe(first.bytes);
  });

  it("that is short is left as it is", async () => {
    expect(await compress(Buffer.from("ok"), "gzip")).toEqual({ bytes: Buffer.from("ok") });
  });
});
