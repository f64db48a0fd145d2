import { once } from "node:events";
import { request as send } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import type { HttpAnswer, HttpRequest, HttpRoute } from "../../../src/http/serving/http-route.ts";
import { type HttpServerOptions, startHttpServer } from "../../../src/http/serving/http-server.ts";
import { NO_NETWORKS, readNetworks } from "../../../src/http/serving/networks.ts";
import { runs } from "../../runs.ts";

const hello: HttpRoute = {
  method: "GET",
  path: "/hello",
  answer: async () => ({ status: 200, body: "hello" }),
};

async function start(routes: readonly HttpRoute[], options: Partial<HttpServerOptions> = {}) {
  const server = await startHttpServer({ host: "127.0.0.1", port: 0, routes, ...options });
  onTestFinished(() => server.close());
  return server;
}

/** A route that remembers what it was sent. */
function remembering(answer: HttpAnswer = { status: 200, body: "ok" }) {
  const requests: HttpRequest[] = [];
  const route: HttpRoute = {
    method: "POST",
    path: "/slack/events",
    answer: async (request) => {
      requests.push(request);
      return answer;
    },
  };
  return { requests, route };
}

/** A promise that is kept when somebody opens it. */
function createGate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

/** A bare connection, with everything it was sent once it has ended. */
async function open(url: string): Promise<{ socket: Socket; received: Promise<string> }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  const received = text(socket).catch(() => "");
  await once(socket, "connect");
  return { socket, received };
}

async function raw(url: string, bytes: string): Promise<string> {
  const { socket, received } = await open(url);
  socket.write(bytes);
  return received;
}

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

  it("names the address that is taken, and the fix", async () => {
    const { url } = await start([hello]);
    const port = Number(new URL(url).port);
    await expect(start([hello], { port })).rejects.toThrow(
      `port ${port}, cannot be listened on (EADDRINUSE). Another program uses it: stop that one, or set PORT`,
    );
    await expect(start([hello], { host: "192.0.2.1" })).rejects.toThrow("Set HOST to an address");
  });
});

describe("closing the HTTP server", () => {
  it("ends idle connections, half-said requests and new ones", async () => {
    const server = await start([hello]);
    const idle = await open(server.url);
    const half = await open(server.url);
    half.socket.write("GET /hello HTTP/1.1\r\nHos");
    const kept = await open(server.url);
    kept.socket.write("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    await once(kept.socket, "data").catch(() => undefined);
    await server.close();
    await Promise.all([idle.received, half.received, kept.received]);
    await expect(fetch(`${server.url}/hello`)).rejects.toThrow();
  });

  it("lets an answer under way end, and its connection with it", async () => {
    const gate = createGate();
    const begun = createGate();
    const slow: HttpRoute = {
      ...hello,
      answer: async () => {
        begun.open();
        await gate.passed;
        return { status: 200, body: "late" };
      },
    };
    const server = await start([slow], { limits: { closeMs: 15_000 } });
    const answer = raw(server.url, "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    await begun.passed;
    const closed = server.close();
    gate.open();
    expect(await answer).toMatch(/connection: close[\s\S]*late$/iu);
    await closed;
  });

  it("cuts an answer that does not end, and may be asked for twice", async () => {
    const begun = createGate();
    const stuck: HttpRoute = {
      ...hello,
      answer: () => {
        begun.open();
        return new Promise(() => {});
      },
    };
    const server = await start([stuck], { limits: { closeMs: 20, answerMs: 1_000 } });
    const answer = raw(server.url, "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n");
    await begun.passed;
    await Promise.all([server.close(), server.close()]);
    expect(await answer).toBe("");
  });
});
