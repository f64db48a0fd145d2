import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpRoute } from "../../../src/http/serving/http-route.ts";
import { NO_NETWORKS, readNetworks } from "../../../src/http/serving/networks.ts";
import { runs } from "../../runs.ts";
import { hello, raw, remembering, start } from "./start-server.ts";

describe("the HTTP server", () => {
  it("answers a route, with headers that keep browsers from guessing", async () => {
    const { url } = await start([hello]);
    const response = await fetch(`${url}/hello?x=1`);
    expect(await response.text()).toBe("hello");
    expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("x-powered-by")).toBeNull();
  });

  it("for every body, hands a route its bytes, the query and the headers", async () => {
    const { requests, route } = remembering();
    const { url } = await start([route]);
    const body = fc.uint8Array({ maxLength: 2_000 });
    await fc.assert(
      fc.asyncProperty(body, fc.string({ unit: "binary" }), async (bytes, typed) => {
        const query = new URLSearchParams({ q: typed }).toString();
        const headers = { "X-Slack-Signature": "v0=1" };
        await fetch(`${url}/slack/events?${query}`, { method: "POST", headers, body: bytes });
        const request = requests.at(-1);
        expect(request?.body.equals(bytes)).toBe(true);
        expect(request?.query.toString()).toBe(query);
        expect(request?.headers["x-slack-signature"]).toBe("v0=1");
      }),
      { numRuns: runs(20) },
    );
  });

  it("answers HEAD without a body", async () => {
    const { url } = await start([hello]);
    const response = await fetch(`${url}/hello`, { method: "HEAD" });
    expect(response.headers.get("content-length")).toBe("5");
    expect(await response.text()).toBe("");
  });

  it("says nothing of a length or a body where nothing was modified", async () => {
    const route = { ...hello, answer: async () => ({ status: 304, body: "" }) };
    const { url } = await start([route]);
    const said = await raw(url, "GET /hello HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    expect(said).toMatch(/^HTTP\/1\.1 304 /);
    expect(said).not.toMatch(/content-length|transfer-encoding/i);
    expect(said).toMatch(/\r\n\r\n$/);
  });

  it("tells a route from which network a request comes, as a trusted proxy says", async () => {
    const { requests, route } = remembering();
    const asked: string[] = [];
    const from = (server: { url: string }, forwarded: string) =>
      fetch(`${server.url}${route.path}`, {
        method: "POST",
        headers: { "x-forwarded-for": forwarded },
      });
    const proxies = readNetworks("127.0.0.1") ?? NO_NETWORKS;
    const onProxy = (address: string) => asked.push(address);
    const trusting = await start([route], { proxies, onProxy });
    await from(trusting, "198.51.100.1, 203.0.113.7");
    await from(trusting, "2001:db8::1");
    expect(asked).toEqual([]);
    const wary = await start([route], { onProxy });
    await from(wary, "198.51.100.1");
    await from(wary, "198.51.100.2");
    const networks = requests.map(({ network }) => network);
    expect(networks).toEqual(["203.0.113.7", "2001:db8:0:0::/64", "127.0.0.1", "127.0.0.1"]);
    expect(asked).toEqual(["127.0.0.1"]);
  });

  it("asks the nearest route around a path, and only for what no other is", async () => {
    const named = (path: string): HttpRoute => ({
      method: "GET",
      path,
      answer: async (request) => ({ status: 200, body: `${path} ${request.path}` }),
    });
    const { url } = await start(["/*", "/papers/*", "/papers/new", "/papers"].map(named));
    const said = async (path: string) => (await fetch(url + path)).text();
    expect(await said("/papers/new")).toBe("/papers/new /papers/new");
    expect(await said("/papers/hep-th/9901001")).toBe("/papers/* /papers/hep-th/9901001");
    expect(await said("/papers/")).toBe("/papers/* /papers/");
    expect(await said("/papers")).toBe("/papers /papers");
    expect(await said("/papersets")).toBe("/* /papersets");
    expect((await fetch(`${url}/papers/new`, { method: "POST" })).status).toBe(405);
  });

  it("sends what may be compressed so, where that is accepted", async () => {
    const body = "A sentence that comes again. ".repeat(100);
    const answer = async () => ({ status: 200, body, compress: true }) as const;
    const { url } = await start([{ method: "GET", path: "/", answer }, hello]);
    const compressed = await fetch(url, { headers: { "accept-encoding": "br" } });
    expect(compressed.headers.get("content-encoding")).toBe("br");
    expect(compressed.headers.get("vary")).toBe("accept-encoding");
    expect(await compressed.text()).toBe(body);
    const plain = await fetch(url, { headers: { "accept-encoding": "identity" } });
    expect(plain.headers.get("content-encoding")).toBe(null);
    expect(plain.headers.get("vary")).toBe("accept-encoding");
    const other = await fetch(`${url}/hello`);
    expect(other.headers.get("vary")).toBe(null);
  });

  it("refuses another method and names those there are", async () => {
    const { url } = await start([hello, remembering().route, { ...hello, method: "POST" }]);
    const response = await fetch(`${url}/hello`, { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST");
  });

  it("names the address that is taken, and the fix", async () => {
    const { url } = await start([hello]);
    const port = Number(new URL(url).port);
    await expect(start([hello], { port })).rejects.toThrow(
      `port ${port}, cannot be listened on (EADDRINUSE). Another program uses it: stop that one, or set PORT`,
    );
    await expect(start([hello], { host: "192.0.2.1" })).rejects.toThrow("Set HOST to an address");
  });
});
