import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import { paperOf } from "../catalogue/paper-of.ts";
import { jsonOf } from "./json-of.ts";
import { NOW, type OpenFeeds, openFeeds } from "./open-feeds.ts";

const SEARCH = "/feeds/search.json?q=walking";
const ATOM = "/feeds/search.atom?q=walking";

const walking = paperOf(1, { publishedAt: NOW - DAY, votes: 53 });

async function opened(): Promise<OpenFeeds> {
  const feeds = await openFeeds();
  feeds.first.papers = [walking];
  await feeds.poll();
  return feeds;
}

describe("what did not change", () => {
  it("is told by 304, without a body and without anything composed", async () => {
    const feeds = await opened();
    const whole = await feeds.get(ATOM);
    const etag = whole.headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    const strong = etag.slice(2);
    for (const tags of [etag, strong, `"a", ${strong}`, `W/"b,c", ${etag} , "d"`, "*"]) {
      const again = await feeds.get(ATOM, { "if-none-match": tags });
      expect([tags, again.status, await again.text()]).toEqual([tags, 304, ""]);
      for (const name of ["etag", "cache-control", "vary", "last-modified", "content-type"])
        expect(again.headers.get(name)).toBe(whole.headers.get(name));
    }
    expect((await feeds.get(ATOM, { "if-none-match": etag }, "HEAD")).status).toBe(304);
    expect(feeds.composed).toBe(1);
  });

  it.each(['"other"', 'W/"other"', "", "other", '"*"'])(
    "is sent to whoever has %s",
    async (tags) => {
      const feeds = await opened();
      expect((await feeds.get(ATOM, { "if-none-match": tags })).status).toBe(200);
    },
  );

  it("is told by its date too, where no tag is sent", async () => {
    const feeds = await opened();
    const { headers } = await feeds.get(ATOM);
    const modified = headers.get("last-modified") ?? "";
    expect(Date.parse(modified)).toBe(feeds.clock.now());
    const date = (ms: number) => new Date(Date.parse(modified) + ms).toUTCString();
    await feeds.clock.advance(HOUR);
    const asked = async (since: string, more = {}) =>
      (await feeds.get(ATOM, { "if-modified-since": since, ...more })).status;
    expect(await asked(modified)).toBe(304);
    expect(await asked(date(MINUTE))).toBe(304);
    expect(await asked(date(-1_000))).toBe(200);
    // A date that has not come, and what is none.
    expect(await asked(date(2 * HOUR))).toBe(200);
    expect(await asked("yesterday")).toBe(200);
    expect(await asked(modified, { "if-none-match": '"other"' })).toBe(200);
    expect(await asked(date(-1_000), { "if-none-match": headers.get("etag") ?? "" })).toBe(304);
  });

  it("stays what it is when the sources are asked again, and when a paper gains a vote", async () => {
    const feeds = await opened();
    const { headers } = await feeds.get(ATOM);
    const known = { "if-none-match": headers.get("etag") ?? "" };
    await feeds.poll();
    expect((await feeds.get(ATOM, known)).status).toBe(304);
    feeds.first.papers = [{ ...walking, votes: 54 }];
    await feeds.poll();
    const again = await feeds.get(ATOM, known);
    expect([again.status, again.headers.get("last-modified")]).toEqual([
      304,
      headers.get("last-modified"),
    ]);
    // Each time it was looked at.
    expect(feeds.composed).toBe(3);
  });
});

describe("what changed", () => {
  it("is sent as soon as it is known", async () => {
    const feeds = await opened();
    const known = { "if-none-match": (await feeds.get(ATOM)).headers.get("etag") ?? "" };
    feeds.first.papers = [paperOf(2, { publishedAt: NOW - HOUR })];
    await feeds.poll();
    const fresh = await feeds.get(ATOM, known);
    expect(fresh.status).toBe(200);
    expect(await fresh.text()).toContain("part 2");
    expect(Date.parse(fresh.headers.get("last-modified") ?? "")).toBe(feeds.clock.now());
  });

  it("is never taken for what was there in the same second", async () => {
    const feeds = await openFeeds();
    feeds.first.papers = [walking];
    await feeds.poll();
    const first = await feeds.get(ATOM);
    const since = { "if-modified-since": first.headers.get("last-modified") ?? "" };
    feeds.first.papers = [paperOf(2, { publishedAt: NOW - HOUR })];
    const at = feeds.clock.now();
    await feeds.poll();
    feeds.clock.set(at + 400);
    const second = await feeds.get(ATOM, since);
    expect([second.status, second.headers.get("last-modified")]).toEqual([200, null]);
    feeds.clock.set(at + 1_000);
    expect((await feeds.get(ATOM, since)).status).toBe(200);
    expect((await feeds.get(ATOM)).headers.get("last-modified")).not.toBeNull();
  });

  it("is sent when a day begins, from which a query counts", async () => {
    const feeds = await opened();
    const week = "/feeds/search.json?q=since:7d";
    expect((await jsonOf(feeds, week)).items).toHaveLength(1);
    await feeds.clock.advance(8 * DAY);
    expect((await jsonOf(feeds, week)).items).toHaveLength(0);
  });
});

describe("a feed of a bot that could not look", () => {
  it("is not there while the first look lasts", async () => {
    const feeds = await openFeeds();
    feeds.lasts = true;
    for (const path of [SEARCH, "/feeds/trending.atom"]) {
      const response = await feeds.get(path);
      expect([response.status, response.headers.get("retry-after")]).toEqual([503, "30"]);
      expect(await response.text()).toBe("Still loading papers.\n");
    }
    feeds.first.papers = [walking];
    await feeds.poll();
    // What is known is shown; of the rest nothing is said to be missing.
    expect((await jsonOf(feeds, SEARCH)).items).toHaveLength(1);
    expect((await feeds.get("/feeds/search.json?q=swimming")).status).toBe(503);
    feeds.lasts = false;
    expect((await feeds.get("/feeds/search.json?q=swimming")).status).toBe(200);
  });

  it("is not there while no paper is known, and says who could not be asked", async () => {
    const feeds = await openFeeds();
    for (const source of [feeds.first, feeds.second])
      source.verdict = { status: "down", reason: `${source.title} did not answer.` };
    await feeds.poll();
    const response = await feeds.get(SEARCH);
    expect([response.status, await response.text()]).toEqual([
      503,
      "No paper can be shown yet: Scripted and Other could not be asked. Ask again later.\n",
    ]);
  });

  it("says as of when it is, while every source is silent", async () => {
    const feeds = await opened();
    const before = await jsonOf(feeds, SEARCH);
    expect(before.description).toBe("The newest first.");
    feeds.first.papers = [];
    feeds.first.verdict = { status: "down", reason: "Scripted did not answer." };
    feeds.second.verdict = {
      status: "limited",
      reason: "Other asked us to wait before asking again.",
    };
    await feeds.poll();
    const after = await jsonOf(feeds, SEARCH);
    expect(after.items).toEqual(before.items);
    expect(after.description).toBe(
      "The newest first. Scripted did not answer. Other asked us to wait before asking again. All of this is as of 12 June 2026, 12:15 UTC.",
    );
    const { headers } = await feeds.get(SEARCH);
    await feeds.poll();
    // While that lasts nothing changes.
    expect((await feeds.get(SEARCH)).headers.get("etag")).toBe(headers.get("etag"));
    const none = await jsonOf(feeds, "/feeds/search.json?q=swimming");
    expect(none.description).toContain("No paper known here is one of these.");
  });

  it("says as of when a source's words are that are old", async () => {
    const feeds = await opened();
    feeds.second.verdict = {
      status: "stale",
      at: NOW - DAY,
      reason: "Other did not answer; this is what it said before.",
    };
    await feeds.poll();
    expect((await jsonOf(feeds, SEARCH)).description).toBe(
      "The newest first. Other did not answer; this is what it said before. What Other says is as of 11 June 2026, 12:00 UTC.",
    );
  });

  it("says nothing of a source that has a holiday", async () => {
    const feeds = await opened();
    feeds.second.verdict = { status: "holiday", reason: "Other has a holiday." };
    await feeds.poll();
    expect((await jsonOf(feeds, SEARCH)).description).toBe("The newest first.");
  });
});
