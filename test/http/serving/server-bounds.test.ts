import { once } from "node:events";
import { request as send } from "node:http";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import type { HttpRoute } from "../../../src/http/serving/http-route.ts";
import { eventually } from "../../eventually.ts";
import { hello, raw, remembering, start } from "./start-server.ts";

const MOST_CONNECTIONS = 200;

describe("the HTTP server", () => {
  it("takes a body of a megabyte, and refuses one that is larger", async () => {
    const { requests, route } = remembering();
    const { url } = await start([route]);
    const post = (bytes: number) =>
      fetch(`${url}/slack/events`, { method: "POST", body: new Uint8Array(bytes) });
    expect((await post(1024 * 1024)).status).toBe(200);
    expect((await post(1024 * 1024 + 1)).status).toBe(413);
    expect(requests.map(({ body }) => body.length)).toEqual([1024 * 1024]);
  });

  it("cuts a body that has no end", async () => {
    const { requests, route } = remembering();
    const { url } = await start([route]);
    const outgoing = send(`${url}/slack/events`, { method: "POST" });
    const cut = once(outgoing, "error");
    const more = () => void outgoing.write(Buffer.alloc(256 * 1024), (error) => error || more());
    more();
    await cut;
    expect(requests).toEqual([]);
  });

  it.each([
    "/",
    "/hello/",
    "/HELLO",
    "/%68ello",
    "//hello",
    "/../hello",
    "/hello%00",
    "/__proto__",
    "http://evil.example/hello",
    "*",
  ])("has nothing at %s", async (path) => {
    const { url } = await start([hello]);
    const answer = await raw(url, `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /u);
  });

  it.each([
    ["no HTTP", "what is this\r\n\r\n", 400],
    ["no host", "GET /hello HTTP/1.1\r\n\r\n", 400],
    [
      "too long a header",
      `GET /hello HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}\r\n\r\n`,
      431,
    ],
    [
      "two lengths",
      "POST /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
      400,
    ],
    [
      "a length beside chunks",
      "POST /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
  ])("refuses %s", async (_, bytes, status) => {
    const { url } = await start([hello]);
    expect(await raw(url, bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, "u"));
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("secret detail");
      },
    ],
    [
      "rejects",
      async () => {
        throw new Error("secret detail");
      },
    ],
    ["never answers", () => new Promise<never>(() => {})],
  ])("says no more than 500 when a route %s, and tells the operator", async (_, answer) => {
    const told: unknown[] = [];
    const { url } = await start([{ ...hello, answer }], {
      onError: (error) => told.push(error),
      limits: { answerMs: 20 },
    });
    const response = await fetch(`${url}/hello`);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe("Something went wrong here.\n");
    expect(told).toHaveLength(1);
  });

  it("survives a route whose answer cannot be sent", async () => {
    const headers = { "x-bad": "line\nbreak" };
    const bad: HttpRoute = {
      ...hello,
      path: "/bad",
      answer: async () => ({ status: 200, headers, body: "" }),
    };
    const { url } = await start([bad, hello]);
    await expect(fetch(`${url}/bad`)).rejects.toThrow();
    expect((await fetch(`${url}/hello`)).status).toBe(200);
  });

  it.each([
    ["nothing", ""],
    ["half a header", "GET /hello HTTP/1.1\r\nHos"],
    ["half a body", "POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nab"],
  ])("ends a connection that says %s and then no more", async (_, bytes) => {
    const { route, requests } = remembering();
    const { url } = await start([hello, route], { limits: { headersMs: 50, requestMs: 100 } });
    await raw(url, bytes);
    expect(requests).toEqual([]);
  });

  it("hangs up on whom it has no more room for, and answers again once somebody leaves", async () => {
    const { url } = await start([hello]);
    const { hostname, port } = new URL(url);
    const open = () => connect(Number(port), hostname).on("error", () => undefined);
    const others = Array.from({ length: MOST_CONNECTIONS }, open);
    await Promise.all(others.map((each) => once(each, "connect")));
    const tooMany = open();
    await once(tooMany, "close");
    expect(tooMany.bytesRead).toBe(0);
    for (const other of others.slice(0, 2)) other.destroy();
    await eventually(async () => expect((await fetch(`${url}/hello`)).status).toBe(200));
    for (const other of others) other.destroy();
  });
});
