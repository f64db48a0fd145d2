import { describe, expect, it } from "vitest";
import type { Paper } from "../../src/paper/paper.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { paperOf } from "../catalogue/paper-of.ts";
import { jsonOf } from "./json-of.ts";
import { NOW, openFeeds } from "./open-feeds.ts";

const SEARCH = "/feeds/search.json?q=walking";
const WEEK = "/feeds/trending.json?window=week";

const walking = paperOf(1, { publishedAt: NOW - DAY, votes: 3, listedAt: NOW - HOUR });

function changed(more: Partial<Paper>): Paper {
  return { ...walking, ...more };
}

describe("an entry", () => {
  it("has one id over versions, sources, restarts, formats and addresses of the bot", async () => {
    const feeds = await openFeeds();
    feeds.first.papers = [walking];
    await feeds.poll();
    const [before] = (await jsonOf(feeds, SEARCH)).items;
    expect(before?.id).toMatch(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    const title = "Walking robots, second version";
    feeds.first.papers = [changed({ title })];
    feeds.second.papers = [
      changed({ title, links: { page: "https://huggingface.co/papers/2601.00001" } }),
    ];
    await feeds.poll();
    const after = (await jsonOf(feeds, SEARCH)).items;
    expect(after.map(({ id }) => id)).toEqual([before?.id]);
    expect(after[0]?.title).toBe(title);

    const other = await openFeeds("https://other.example.net");
    other.first.papers = [walking];
    await other.poll();
    expect((await jsonOf(other, SEARCH)).items[0]?.id).toBe(before?.id);
    expect(await (await other.get("/feeds/search.atom?q=walking")).text()).toContain(
      `<id>${before?.id}</id>`,
    );
    expect(await (await other.get("/feeds/search.rss?q=walking")).text()).toContain(
      `>${before?.id}</guid>`,
    );
  });

  it("has another id in another feed, since some readers keep an id once", async () => {
    const feeds = await openFeeds();
    feeds.first.papers = [walking];
    await feeds.poll();
    const paths = [SEARCH, WEEK, "/feeds/trending.json", "/feeds/search.json?q=robots"];
    const ids = new Set<string | undefined>();
    for (const path of paths) ids.add((await jsonOf(feeds, path)).items[0]?.id);
    expect(ids.size).toBe(paths.length);
  });

  it("of a search is dated by the paper, of what trends by when it was listed or first heard of", async () => {
    const feeds = await openFeeds();
    feeds.first.papers = [walking, paperOf(2, { publishedAt: NOW - DAY, votes: 2 })];
    await feeds.poll();
    const heard = feeds.clock.now();
    feeds.first.papers = [];
    await feeds.poll();
    const dates = async (path: string) =>
      Object.fromEntries(
        (await jsonOf(feeds, path)).items.map(({ title, date_published = "" }) => [
          title?.slice(-1),
          Date.parse(date_published),
        ]),
      );
    expect(await dates(SEARCH)).toEqual({ 1: NOW - DAY, 2: NOW - DAY });
    expect(await dates(WEEK)).toEqual({ 1: NOW - HOUR, 2: heard });
  });

  it("is updated when its code comes or it is withdrawn, and by nothing else", async () => {
    const feeds = await openFeeds();
    feeds.first.papers = [walking];
    await feeds.poll();
    const modified = async () => {
      const moments = [];
      for (const path of [SEARCH, WEEK])
        moments.push(Date.parse((await jsonOf(feeds, path)).items[0]?.date_modified ?? ""));
      return moments;
    };
    const published = [NOW - DAY, NOW - HOUR];
    expect(await modified()).toEqual(published);
    feeds.first.papers = [changed({ votes: 300, title: "Walking, again" })];
    await feeds.poll();
    expect(await modified()).toEqual(published);
    const code = { ...walking.links, code: "https://github.com/example/walk" };
    feeds.first.papers = [changed({ links: code })];
    await feeds.poll();
    const released = feeds.clock.now();
    expect(await modified()).toEqual([released, released]);
    await feeds.poll();
    expect(await modified()).toEqual([released, released]);
    feeds.first.papers = [changed({ links: code, withdrawn: true })];
    await feeds.poll();
    expect(await modified()).toEqual([feeds.clock.now(), feeds.clock.now()]);
    const [entry] = (await jsonOf(feeds, SEARCH)).items;
    expect(entry?.content_text).toContain("Withdrawn");
  });
});
