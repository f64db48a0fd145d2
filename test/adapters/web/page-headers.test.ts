import { describe, expect, it } from "vitest";
import { MARK_PICTURES } from "../../../src/html/mark-pictures.ts";
import { answering, linksIn, list } from "./answering.ts";
import { serveWeb } from "./open-web.ts";

describe("what is sent with a page", () => {
  it("keeps everything out, on every page and file", async () => {
    const { get } = await serveWeb(answering(list));
    const files = ["/style.css", "/favicon.svg", "/icon-64.png", "/robots.txt"];
    for (const path of ["/", "/nothing", ...files]) {
      const { headers } = await get(path);
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("same-origin");
      expect(headers.get("permissions-policy")).toContain("camera=()");
      expect(headers.get("set-cookie")).toBe(null);
    }
  });

  it("has a sign, as a picture of the size that it says, which other sites may show, too", async () => {
    const { get } = await serveWeb(answering(list));
    for (const { path, width, height } of Object.values(MARK_PICTURES)) {
      const response = await get(path);
      const picture = Buffer.from(await response.arrayBuffer());
      expect(picture.subarray(1, 4).toString()).toBe("PNG");
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([width, height]);
      expect(response.headers.get("content-type")).toBe("image/png");
      expect(response.headers.get("cache-control")).toBe("public, max-age=86400");
      expect(response.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      const tag = response.headers.get("etag") ?? "";
      expect((await get(path, { "if-none-match": tag })).status).toBe(304);
    }
    const text = await (await get("/")).text();
    for (const path of ["/favicon.svg", "/icon-64.png", "/icon-512.png"])
      expect(text).toContain(`href="${path}"`);
  });

  it("lets it be asked for again by its tag, compressed or not", async () => {
    const { get } = await serveWeb(answering(list));
    const first = await get("/", { "accept-encoding": "br" });
    expect(first.headers.get("cache-control")).toBe("public, max-age=60");
    const tag = first.headers.get("etag") ?? "";
    const again = await get("/", { "if-none-match": `"other", ${tag}`, "accept-encoding": "gzip" });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(tag);
    expect(await again.text()).toBe("");
    expect((await get("/", { "if-none-match": '"other"' })).status).toBe(200);
    expect((await get("/nothing", { "if-none-match": "*" })).status).toBe(404);
  });

  it("is the whole head, and no body, for HEAD", async () => {
    const { url, get } = await serveWeb(answering(list));
    const head = await fetch(url, { method: "HEAD" });
    expect(head.headers.get("etag")).toBe((await get("/")).headers.get("etag"));
    expect(await head.text()).toBe("");
  });

  it("keeps a style for good under an address that changes with it", async () => {
    const { read, get } = await serveWeb(answering(list));
    const style = linksIn(await read("/")).find(({ rel }) => rel === "stylesheet")?.href ?? "";
    expect(style).toMatch(/^\/style\.css\?v=[\w-]{16}$/u);
    const { headers } = await get(style);
    expect(headers.get("content-type")).toBe("text/css; charset=utf-8");
    expect(headers.get("cache-control")).toContain("immutable");
  });
});
