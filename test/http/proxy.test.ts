import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { request } from "undici";
import { describe, expect, it, onTestFinished } from "vitest";
import { whyBroken } from "../../src/http/http-failure.ts";
import { createProxyDispatcher, isDirect } from "../../src/http/proxy.ts";
import { startFakeProxy } from "../fakes/proxy.ts";

describe("a proxy that opens no tunnel", () => {
  it("is named when it refuses, and asked once", async () => {
    let asked = 0;
    const server = createServer().on("connect", (_request, socket: Duplex) => {
      asked++;
      socket.on("error", () => undefined).end("HTTP/1.1 403 Forbidden\r\n\r\n");
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    // Sound: it listens on a port.
    const { port } = server.address() as AddressInfo;
    const dispatcher = await createProxyDispatcher({
      https: new URL(`http://127.0.0.1:${port}`),
    });
    const failure: unknown = await request("https://a.invalid", { dispatcher }).catch((e) => e);
    expect(whyBroken(failure)).toBe(
      "could not be reached through the proxy, which answered with status 403",
    );
    expect(asked).toBe(1);
  });
});

describe("a host that NO_PROXY names", () => {
  it.each([
    ["http://a.invalid", "a.invalid", true],
    ["http://a.invalid", "A.Invalid", true],
    ["http://b.a.invalid", ".a.invalid", true],
    ["http://b.a.invalid", "*.a.invalid", true],
    ["http://b.a.invalid", "a.invalid", true],
    ["http://ba.invalid", "a.invalid", false],
    ["http://a.invalid", "x.invalid a.invalid", true],
    ["http://a.invalid:8080", "a.invalid:80,b.invalid", false],
    ["http://a.invalid", "a.invalid:80", true],
    ["http://a.invalid", "*", true],
    ["http://a.invalid", "", false],
  ])("is %s for “%s”: %s, as it is for undici", async (address, except, expected) => {
    const proxy = await startFakeProxy();
    onTestFinished(() => proxy.close());
    const dispatcher = await createProxyDispatcher({ http: new URL(proxy.url), except });
    await request(address, { dispatcher }).catch(() => undefined);
    expect(isDirect(new URL(address), except)).toBe(expected);
    expect(proxy.asked.length === 0).toBe(expected);
  });
});
