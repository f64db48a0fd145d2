import { expect, test } from "vitest";
import {
  type Behaviour,
  clientOn,
  cuts,
  failure,
  hangs,
  inTurn,
  START,
  says,
} from "./client-on-server.ts";

test("an answer comes with its body, lower-case headers and the moment it was fetched", async () => {
  const site = await clientOn(inTurn(says(200, "päper", { "X-Total": "3" })));
  const answer = await site.get("/list?p=1");
  await site.close();
  expect(answer).toMatchObject({ body: "päper", freshness: "fresh", fetchedAt: site.clock.now() });
  expect(answer.headers["x-total"]).toBe("3");
});

test("every request names the bot, whatever the caller says", async () => {
  const site = await clientOn(inTurn(says(200)));
  await site.get("/", { headers: { "User-Agent": "curl", accept: "text/plain" } });
  await site.close();
  expect(site.requests[0]?.headers).toMatchObject({
    "user-agent": "Offprint-test/1 (mailto:operator@example.org)",
    accept: "text/plain",
  });
});

test("errors of the server are tried again, with pauses that grow", async () => {
  const site = await clientOn(inTurn(says(500), says(502), says(200, "at last")));
  expect((await site.get("/")).body).toBe("at last");
  await site.close();
  expect(site.sentAt).toEqual([0, 500, 1_500]);
});

test("a server that keeps failing is asked three times and reported as down", async () => {
  const site = await clientOn(inTurn(says(500)));
  const error = await failure(site.get("/"));
  await site.close();
  expect(error.failure).toEqual({ kind: "down" });
  expect(error.message).toBe(`${new URL(site.origin).host} answered with an error (status 500).`);
  expect(site.requests).toHaveLength(3);
});

test("a hanging server is left after the time limit, and each try has its own", async () => {
  const site = await clientOn(inTurn(hangs, says(200, "awake")));
  expect((await site.get("/")).body).toBe("awake");
  await site.close();
  expect(site.sentAt).toEqual([0, 10_500]);
});

test("a body that drips forever is cut off by the same time limit", async () => {
  const site = await clientOn(
    async (_, response) => {
      while (!response.destroyed) {
        response.write("x");
        await site.clock.sleep(1_000);
      }
    },
    { timeoutMs: 4_000 },
  );
  const error = await failure(site.get("/"));
  expect(error.message).toBe(`${new URL(site.origin).host} did not answer within 4 s.`);
  expect(site.sentAt).toEqual([0, 4_500, 9_500]);
  await site.close();
});

test("giving up on a hanging server frees the connection", async () => {
  let closed = 0;
  const site = await clientOn((_, response) => {
    response.on("close", () => closed++);
  });
  await failure(site.get("/"));
  await site.clock.advance(0);
  expect(closed).toBe(3);
  await site.close();
});

test("no try is made again more than half a minute after the call", async () => {
  const site = await clientOn(inTurn(hangs), { timeoutMs: 29_800 });
  await failure(site.get("/"));
  await site.close();
  expect(site.sentAt).toEqual([0]);
});

test("a connection cut in the middle of a body is tried again, and half a body is never an answer", async () => {
  const site = await clientOn(inTurn(cuts, says(200, "whole")));
  expect((await site.get("/")).body).toBe("whole");
  const broken = await clientOn(inTurn(cuts));
  const error = await failure(broken.get("/"));
  await site.close();
  await broken.close();
  expect(error.message).toBe(`${new URL(broken.origin).host} cut the connection.`);
});

test("a chunked body without its end is not an answer", async () => {
  const site = await clientOn((_, response) => {
    response.write("[1, 2,", () => response.socket?.destroy());
  });
  expect((await failure(site.get("/"))).failure).toEqual({ kind: "down" });
  await site.close();
});

test("a port where nobody listens is down, in plain words", async () => {
  const site = await clientOn(inTurn(says(200)));
  await site.close();
  const error = await failure(site.get("/"));
  expect(error.message).toBe(`${new URL(site.origin).host} refused the connection.`);
});

test("an answer that is not HTTP is down", async () => {
  const site = await clientOn((_, response) => {
    response.socket?.end("SSH-2.0-OpenSSH\r\n");
  });
  expect((await failure(site.get("/"))).failure.kind).toBe("down");
  await site.close();
});

test.each([400, 401, 403, 404, 408, 410])("a %i is the site's last word", async (status) => {
  const site = await clientOn(inTurn(says(status, "because")));
  const error = await failure(site.get("/"));
  await site.close();
  expect(error.failure).toEqual({ kind: "refused", status, body: "because" });
  expect(site.requests).toHaveLength(1);
});

test("a body that is too large is left at its announcement or on the way, and not asked for again", async () => {
  const announced: Behaviour = (response) => {
    response.writeHead(200, { "content-length": "1001" }).flushHeaders();
  };
  const streamed: Behaviour = (response) => {
    response.write("x".repeat(600));
    response.write("x".repeat(600));
  };
  for (const behaviour of [announced, streamed]) {
    const site = await clientOn(inTurn(behaviour), {}, { maxBytes: 1_000 });
    const error = await failure(site.get("/"));
    await site.close();
    expect(error.message).toBe(`${new URL(site.origin).host} sends more than 0.001 MB.`);
    expect([site.requests.length, site.clock.now()]).toEqual([1, START]);
  }
});

test("a body of exactly the largest size is an answer", async () => {
  const site = await clientOn(inTurn(says(200, "x".repeat(1_000))), {}, { maxBytes: 1_000 });
  expect((await site.get("/")).body).toHaveLength(1_000);
  await site.close();
});

test("a caller who leaves ends the request, and nothing is asked again", async () => {
  let closed = 0;
  const site = await clientOn((_, response) => {
    response.on("close", () => closed++);
  });
  const leaving = new AbortController();
  const asked = site.client.get(new URL("/", site.origin), {
    lifetimeMs: 0,
    signal: leaving.signal,
  });
  await site.clock.advance(1);
  leaving.abort(new Error("left"));
  await expect(asked).rejects.toThrow("left");
  await site.clock.advance(60_000);
  expect([closed, site.requests.length, site.clock.sleeping]).toEqual([1, 1, 0]);
  await site.close();
});

test("stopping ends what is under way and refuses the rest", async () => {
  const stop = new AbortController();
  const site = await clientOn(inTurn(hangs), {}, { signal: stop.signal });
  const asked = site.client.get(new URL("/", site.origin), { lifetimeMs: 0 });
  const ended = expect(asked).rejects.toThrow("stopping");
  await site.clock.advance(1);
  stop.abort(new Error("stopping"));
  await ended;
  await expect(site.get("/")).rejects.toThrow("stopping");
  expect([site.requests.length, site.clock.sleeping]).toEqual([1, 0]);
  await site.close();
});
