import { expect, test } from "vitest";
import { DAY, HOUR } from "../../../src/time/durations.ts";
import {
  type Behaviour,
  clientOn,
  failure,
  inTurn,
  START,
  says,
} from "../asking/client-on-server.ts";

const tooMany = (headers: Record<string, string> = {}): Behaviour =>
  says(429, "slow down", headers);

test.each([429, 503])("a %i that asks for a moment is waited for", async (status) => {
  const site = await clientOn(inTurn(says(status, "", { "retry-after": "2" }), says(200, "now")));
  expect((await site.get("/")).body).toBe("now");
  await site.close();
  expect(site.sentAt).toEqual([0, 2_000]);
});

test("a wait given as a date is waited for too", async () => {
  const date = new Date(START + 4_000).toUTCString();
  const site = await clientOn(inTurn(tooMany({ "retry-after": date }), says(200, "now")));
  expect((await site.get("/")).body).toBe("now");
  await site.close();
  expect(site.sentAt).toEqual([0, 4_000]);
});

test("a site that asks for an hour is left alone for that hour, and callers know at once", async () => {
  const site = await clientOn(inTurn(tooMany({ "retry-after": "3600" }), says(200, "back")));
  const first = await failure(site.get("/"));
  expect(first.failure).toEqual({ kind: "limited", retryAfterMs: HOUR });
  expect(first.message).toBe(
    `${new URL(site.origin).host} takes no more requests for now; it is asked again in 60 min.`,
  );

  await site.clock.advance(HOUR / 2);
  const second = await failure(site.get("/another"));
  expect(second.failure).toEqual({ kind: "limited", retryAfterMs: HOUR / 2 });
  expect(site.sentAt).toEqual([0]);

  await site.clock.advance(HOUR / 2);
  expect((await site.get("/")).body).toBe("back");
  await site.close();
});

test("who waits in line when a site closes is told at once, without a request", async () => {
  const site = await clientOn(inTurn(tooMany({ "retry-after": "3600" })), {
    concurrency: 1,
    intervalMs: 3_000,
  });
  const asked = ["/1", "/2", "/3"].map((path) =>
    failure(site.client.get(new URL(path, site.origin), { lifetimeMs: 0 })),
  );
  const errors = await site.clock.runUntil(Promise.all(asked));
  await site.close();
  expect(errors.map((error) => error.failure.kind)).toEqual(["limited", "limited", "limited"]);
  expect([site.sentAt, site.clock.now() - START]).toEqual([[0], 0]);
});

test("a 503 that does not ask to wait is an error like any other", async () => {
  const site = await clientOn(inTurn(says(503), says(200, "up")));
  expect((await site.get("/")).body).toBe("up");
  await site.close();
});

test("a site that keeps asking for moments is given up after three tries", async () => {
  const site = await clientOn(inTurn(tooMany({ "retry-after": "3" })));
  const error = await failure(site.get("/"));
  await site.close();
  expect(error.failure).toEqual({ kind: "limited", retryAfterMs: 3_000 });
  expect(site.sentAt).toEqual([0, 3_000, 6_000]);
});

test("a wait of nothing is still a pause of a second", async () => {
  const site = await clientOn(inTurn(tooMany({ "retry-after": "0" }), says(200)));
  await site.get("/");
  await site.close();
  expect(site.sentAt).toEqual([0, 1_000]);
});

test("a site that asks for a century is asked again after a day", async () => {
  const site = await clientOn(inTurn(tooMany({ "retry-after": "3155760000" }), says(200, "back")));
  expect((await failure(site.get("/"))).failure).toEqual({
    kind: "limited",
    retryAfterMs: DAY,
  });
  await site.clock.advance(DAY);
  expect((await site.get("/")).body).toBe("back");
  await site.close();
});

test("a site that does not say how long is left alone for longer each time, until it answers", async () => {
  const silent = tooMany();
  const site = await clientOn(inTurn(silent, silent, silent, silent, says(200), silent));
  const waits: number[] = [];
  for (let round = 0; round < 6; round++) {
    const answer = await site.get(`/${round}`).catch((error) => error.failure);
    waits.push(answer.retryAfterMs ?? 0);
    await site.clock.advance(answer.retryAfterMs ?? 0);
  }
  await site.close();
  expect(waits).toEqual([10_000, 30_000, 120_000, 600_000, 0, 10_000]);
});

test("several requests turned away together count as one refusal", async () => {
  const site = await clientOn(inTurn(tooMany()));
  const asked = ["/1", "/2", "/3", "/4"].map((path) =>
    failure(site.client.get(new URL(path, site.origin), { lifetimeMs: 0 })),
  );
  await site.clock.runUntil(Promise.all(asked));
  await site.close();
  expect(site.requests).toHaveLength(4);
  expect((await failure(site.get("/5"))).failure).toMatchObject({ retryAfterMs: 10_000 });
});

test("an allowance that is used up closes the site before it has to say no", async () => {
  const site = await clientOn(
    inTurn(says(200, "last", { ratelimit: '"api";r=0;t=123' }), says(200)),
  );
  expect((await site.get("/")).body).toBe("last");
  const error = await failure(site.get("/2"));
  expect(error.failure).toEqual({ kind: "limited", retryAfterMs: 123_000 });
  await site.clock.advance(123_000);
  await site.get("/2");
  await site.close();
  expect(site.sentAt).toEqual([0, 123_000]);
});

test("a 429 without Retry-After takes its wait from RateLimit", async () => {
  const site = await clientOn(inTurn(tooMany({ ratelimit: '"api";r=0;t=240' })));
  expect((await failure(site.get("/"))).failure).toMatchObject({ retryAfterMs: 240_000 });
  await site.close();
});

test("a site stays closed no longer than it asked when the clock is set back", async () => {
  const site = await clientOn(inTurn(tooMany({ "retry-after": "60" }), says(200, "back")));
  await failure(site.get("/"));
  site.clock.set(START - 2 * HOUR);
  expect((await failure(site.get("/"))).failure).toMatchObject({ retryAfterMs: 60_000 });
  await site.clock.advance(60_000);
  expect((await site.get("/")).body).toBe("back");
  await site.close();
});

test("a body of an explanation that hangs does not hide what the status says", async () => {
  const site = await clientOn((_, response) => {
    response.writeHead(429, { "retry-after": "900" }).write("please");
  });
  expect((await failure(site.get("/"))).failure).toMatchObject({ kind: "limited" });
  await site.close();
});
