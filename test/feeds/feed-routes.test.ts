import { describe, expect, it } from "vitest";
import type { Paper } from "../../src/paper/paper.ts";
import { HOUR } from "../../src/time/durations.ts";
import { idOf, paperOf } from "../catalogue/paper-of.ts";
import { jsonOf } from "./json-of.ts";
import { NOW, type OpenFeeds, openFeeds } from "./open-feeds.ts";
import { readers } from "./read-back.ts";

/** The `n`th paper, older by as many hours. */
function aged(n: number, more: Partial<Paper> = {}): Paper {
  return paperOf(n, { publishedAt: NOW - n * HOUR, ...more });
}

async function opened(papers: readonly Paper[]): Promise<OpenFeeds> {
  const feeds = await openFeeds();
  feeds.first.papers = papers;
  await feeds.poll();
  return feeds;
}

const titles = (feed: { readonly items: readonly { readonly title?: string | undefined }[] }) =>
  feed.items.map(({ title }) => title);

const TYPES = {
  atom: "application/atom+xml; charset=utf-8",
  rss: "application/rss+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
};
const KINDS = ["trending", "search"];
const EACH = KINDS.flatMap((kind) =>
  Object.entries(TYPES).map(([format, type]) => ({
    path: `/feeds/${kind}.${format}?q=robots`,
    type,
  })),
);

describe("a feed", () => {
  it.each(EACH)("is had from $path, whole or zipped", async ({ path, type }) => {
    const abstract = "Robots walk. ".repeat(100);
    const feeds = await opened([aged(1, { votes: 3, abstract })]);
    const plain = await feeds.get(path, { "accept-encoding": "identity" });
    expect([plain.status, plain.headers.get("content-type")]).toEqual([200, type]);
    expect(plain.headers.get("content-encoding")).toBeNull();
    const zipped = await feeds.get(path, { "accept-encoding": "gzip, deflate" });
    expect(zipped.headers.get("content-encoding")).toBe("gzip");
    expect(zipped.headers.get("vary")).toBe("accept-encoding");
    const text = await plain.text();
    expect(await zipped.text()).toBe(text);
    expect(text).toContain("On walking robots, part 1");
    const head = await feeds.get(path, { "accept-encoding": "gzip;q=0" }, "HEAD");
    expect(head.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
    expect([head.headers.get("etag"), await head.text()]).toEqual([plain.headers.get("etag"), ""]);
  });

  it("of a search has what answers the query, the newest first, as far as 50", async () => {
    const papers = Array.from({ length: 60 }, (_, n) => aged(n));
    const other = aged(3, { id: idOf(100), title: "On swimming robots" });
    const feeds = await opened([...papers, other, aged(70, { categories: ["cs.CV"] })]);
    const found = await jsonOf(feeds, '/feeds/search.json?q=cat:cs.RO+"walking robots"');
    expect(titles(found)).toEqual(papers.slice(0, 50).map(({ title }) => title));
    expect(found.title).toBe("Papers for “walking robots”, in cs.RO");
    expect(found.items[2]?.date_published).toBe(new Date(NOW - 2 * HOUR).toISOString());
  });

  it("asks no source, whatever it is asked for", async () => {
    const feeds = await opened([aged(1)]);
    for (const q of ["walking", "swimming", "like:2601.00099", "author:Example"])
      await jsonOf(feeds, `/feeds/search.json?q=${q}`);
    await jsonOf(feeds, "/feeds/trending.json?q=swimming");
    expect([feeds.first.asked, feeds.second.asked]).toEqual([0, 0]);
  });

  it("has no paper with only some of the words, and says so", async () => {
    const feeds = await opened([aged(1)]);
    const found = await jsonOf(feeds, "/feeds/search.json?q=walking+octopuses");
    expect([found.items, found.description]).toEqual([
      [],
      "The newest first. No paper is one of these yet.",
    ]);
  });

  it("of what trends is in the order of the list, of a window and a topic", async () => {
    const [one, two, three] = [1, 2, 3].map((n) => aged(n, { votes: n })) as [Paper, Paper, Paper];
    const feeds = await openFeeds();
    feeds.first.papers = [one, two, three, aged(4)];
    feeds.first.trending = [two, three, one];
    await feeds.poll();
    const day = await jsonOf(feeds, "/feeds/trending.json");
    expect(titles(day)).toEqual([two, three, one].map(({ title }) => title));
    expect([day.title, day.description]).toEqual([
      "Trending papers of the day",
      "What gains attention, in Scripted’s own order.",
    ]);
    const month = await jsonOf(feeds, "/feeds/trending.json?window=month&q=title:%22part 3%22");
    expect(titles(month)).toEqual([three.title]);
    expect(month.title).toBe("Trending papers of the month: “part 3” in title");
    expect(month.description).toBe("What gains attention, ranked by growth and age.");
  });

  it("says what of a query was not understood, and what nobody here knows", async () => {
    const feeds = await opened([aged(1)]);
    const odd = await jsonOf(feeds, "/feeds/search.json?q=walking+votes:many");
    expect(odd.description).toMatch(/^The newest first\. .*votes:/);
    const like = await jsonOf(feeds, "/feeds/search.json?q=like:2601.00099");
    expect(like.description).toContain(
      "The paper arXiv 2601.00099 is not known here, so nothing is known to be like it.",
    );
  });

  it.each([
    ["/feeds/search.atom", 'A query is missing: add one, as in ?q=cat:cs.RO+"diffusion policy".'],
    ["/feeds/search.atom?q=+%00", "A query is missing"],
    ["/feeds/search.rss?q=2601.00001", "like:2601.00001 brings papers that resemble it."],
    [
      "/feeds/search.json?q=https://arxiv.org/abs/2601.00001v2",
      "This names one paper, arXiv 2601.00001,",
    ],
    ["/feeds/search.json?q=(((", "Nothing to search for."],
    ["/feeds/trending.json?q=(((", "Nothing to search for."],
    ["/feeds/trending.atom?window=year", "window is day, week or month, as in ?window=week."],
  ])("that cannot be, of %s, is refused with a sentence", async (path, says) => {
    const feeds = await opened([aged(1)]);
    const response = await feeds.get(path);
    expect([response.status, response.headers.get("content-type")]).toEqual([
      400,
      "text/plain; charset=utf-8",
    ]);
    expect(await response.text()).toContain(says);
    expect(response.headers.get("etag")).toBeNull();
  });

  it("has its own address and that of the page, as the bot is reached", async () => {
    const feeds = await opened([aged(1)]);
    const found = await jsonOf(feeds, "/feeds/search.json?utm=1&q=%20walking%20%20%22robots%22");
    expect(found.feed_url).toBe(
      "https://papers.example.org/feeds/search.json?q=walking+%22robots%22",
    );
    expect(found.home_page_url).toBe(
      "https://papers.example.org/search?query=walking+%22robots%22&sort=newest",
    );
    const day = await jsonOf(feeds, "/feeds/trending.json?window=WEEK&q=cat:cs.RO");
    expect(day.home_page_url).toBe(
      "https://papers.example.org/trending?period=week&topic=cat%3Acs.RO",
    );
  });

  it("is the same to readers, in Atom and in RSS", async () => {
    const feeds = await opened([aged(1), aged(2)]);
    const seen = [];
    for (const format of ["atom", "rss"]) {
      const text = await (await feeds.get(`/feeds/search.${format}?q=walking`)).text();
      for (const { read } of Object.values(readers)) {
        const { entries } = await read(text);
        seen.push(entries.map(({ id, publishedAt, page }) => [id, publishedAt, page]));
      }
    }
    const { items } = await jsonOf(feeds, "/feeds/search.json?q=walking");
    const expected = items.map(({ id, date_published = "", url }) => [
      id,
      Date.parse(date_published),
      url,
    ]);
    expect(expected).toHaveLength(2);
    for (const each of seen) expect(each).toEqual(expected);
  });
});

describe("a network", () => {
  it("has no more than some feeds composed at once; what is kept is had all the same", async () => {
    const feeds = await opened([aged(1)]);
    const statuses = [];
    for (let n = 0; n < 61; n++)
      statuses.push((await feeds.get(`/feeds/search.atom?q=walking+${n}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 60 }, () => 200), 429]);
    const refused = await feeds.get("/feeds/search.atom?q=running");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
    expect((await feeds.get("/feeds/search.atom?q=walking+59")).status).toBe(200);
    const other = { "x-forwarded-for": "203.0.113.7" };
    expect((await feeds.get("/feeds/search.atom?q=running", other)).status).toBe(200);
    await feeds.clock.advance(1_000);
    expect((await feeds.get("/feeds/search.atom?q=jumping")).status).toBe(200);
  });
});
