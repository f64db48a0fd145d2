import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceReport, VerdictStatus } from "../../src/sources/source.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { emptinessRule, emptinessWords } from "../../src/views/words/emptiness.ts";
import { seenOf } from "../fakes/seen.ts";
import { digestOf, id, MEMORY, NOW, on, onTrending, paper, YESTERDAY } from "./world.ts";

describe("the sections", () => {
  test("come one a topic, trending first, without those that have no papers", () => {
    const papers = [paper(1, "robots", { votes: 9 }), paper(2, "drones")];
    const digest = digestOf({ papers, subscriptions: [on("drones"), on("whales"), onTrending()] });
    expect(digest.sections.map(({ name }) => name)).toEqual(["trending", "drones"]);
    expect(digest.papers).toEqual([id(1), id(2)]);
  });

  test("show each paper once, where it comes first, with the other topics it answers", () => {
    const papers = [paper(1, "flying robots and drones", { votes: 9 })];
    const digest = digestOf({ papers, subscriptions: [on("robots"), on("drones"), onTrending()] });
    expect(digest.papers).toEqual([id(1)]);
    expect(digest.sections[0]?.items[0]?.alsoOn).toEqual(["robots", "drones"]);
  });

  test("rank by the open score and stop at the topic's limit", () => {
    const papers = [1, 5, 3].map((votes, at) => paper(at, "robots", { votes }));
    const digest = digestOf({ papers, subscriptions: [on("robots", { limit: 2 })] });
    expect(digest.papers).toEqual([id(1), id(2)]);
    expect(digest.sections[0]?.found).toBe(3);
    expect(digest.notShown.overLimit).toBe(1);
  });

  test("hold no more than fifty papers in all", () => {
    const papers = Array.from({ length: 80 }, (_, n) => paper(n, n < 40 ? "robots" : "drones"));
    const subscriptions = ["robots", "drones", "part"].map((text) => on(text, { limit: 20 }));
    expect(digestOf({ papers, subscriptions }).papers).toHaveLength(50);
  });

  test("leave it to a line to name the topics without news, and no topic that another one answers", () => {
    const papers = [paper(1, "robots"), paper(2, "drones", { votes: 1 })];
    const subscriptions = [on("robots"), on("part"), on("whales"), on("drones", { minVotes: 9 })];
    expect(digestOf({ papers, subscriptions }).quiet).toEqual(["whales"]);
  });

  test("take no paper for trending that nobody votes for", () => {
    const papers = [paper(1, "robots", { votes: 0 })];
    expect(digestOf({ papers, subscriptions: [onTrending()] }).papers).toEqual([]);
  });

  test("name nobody's subscription, since channels share digests", () => {
    const digest = digestOf({ papers: [paper(1, "robots")], subscriptions: [on("robots")] });
    expect(JSON.stringify(digest)).not.toContain("test:1");
  });
});

describe("what is new", () => {
  test("is what matched since the last digest", () => {
    const papers = [paper(1, "robots"), paper(2, "robots")];
    const matchedAt = { [id(1)]: YESTERDAY - 5 * HOUR };
    expect(digestOf({ papers, subscriptions: [on("robots")], matchedAt }).papers).toEqual([id(2)]);
  });

  test("includes what matched shortly before it, for a clock that was set back", () => {
    const matchedAt = { [id(1)]: YESTERDAY - 1.5 * HOUR };
    const world = { papers: [paper(1, "robots")], subscriptions: [on("robots")], matchedAt };
    expect(digestOf(world).papers).toEqual([id(1)]);
  });

  test("is, for the first digest of a channel or of a topic, what was published within a week", () => {
    const papers = [
      paper(1, "robots", { publishedAt: NOW - 6 * DAY }),
      paper(2, "robots", { publishedAt: NOW - 8 * DAY }),
    ];
    const matchedAt = { [id(1)]: NOW - 6 * DAY, [id(2)]: NOW - 8 * DAY };
    const first = { papers, matchedAt, subscriptions: [on("robots")] };
    expect(digestOf(first).papers).toEqual([]);
    expect(digestOf(first, { seen: seenOf({}) }).papers).toEqual([id(1)]);
    const added = { ...first, subscriptions: [on("robots", { since: NOW - HOUR })] };
    expect(digestOf(added).papers).toEqual([id(1)]);
  });

  test("is, for the second digest of a channel, not what the first was too late for", () => {
    const papers = [
      paper(1, "robots", { publishedAt: NOW - 7.5 * DAY }),
      paper(2, "robots", { publishedAt: NOW - 9 * DAY, listedAt: NOW - 8.5 * DAY }),
      paper(3, "robots", { publishedAt: NOW - 9 * DAY, listedAt: NOW - 2 * HOUR }),
    ];
    const world = { papers, subscriptions: [on("robots")] };
    // All of them came in with the first look at the sources, minutes before the first digest.
    const started = NOW - HOUR;
    const heardAt = { [id(1)]: started, [id(2)]: started, [id(3)]: started };
    const second = { ...world, heardAt, matchedAt: heardAt };
    expect(digestOf(second, { seen: seenOf({}), lastDigestAt: NOW - 0.5 * HOUR }).papers).toEqual([
      id(3),
    ]);
  });

  test("is called earlier when the last digest could have shown it", () => {
    const matchedAt = { [id(1)]: YESTERDAY - HOUR, [id(2)]: NOW - HOUR };
    const papers = [
      paper(1, "robots", { publishedAt: YESTERDAY - 2 * DAY }),
      paper(2, "robots", { publishedAt: YESTERDAY - 2 * DAY }),
    ];
    const world = { papers, subscriptions: [on("robots")], matchedAt, heardAt: matchedAt };
    const items = digestOf(world).sections[0]?.items ?? [];
    expect(items.map(({ ranked, earlier }) => [ranked.paper.id, earlier])).toEqual([
      [id(1), true],
      [id(2), undefined],
    ]);
  });

  test("is called earlier when it was listed days before the last digest, and heard of late", () => {
    const papers = [
      paper(1, "robots", { publishedAt: NOW - 6 * DAY, listedAt: NOW - 5 * DAY }),
      paper(2, "robots", { publishedAt: NOW - 6 * DAY, listedAt: NOW - 2 * HOUR }),
    ];
    const items = digestOf({ papers, subscriptions: [on("robots")] }).sections[0]?.items ?? [];
    expect(items.map(({ earlier }) => earlier)).toEqual([true, undefined]);
  });

  test("is called earlier when a topic with a threshold brings what was over its limit", () => {
    const papers = [paper(1, "robots", { votes: 9, publishedAt: NOW - 3 * DAY })];
    const subscriptions = [on("robots", { minVotes: 5 })];
    const heardAt = { [id(1)]: NOW - 3 * DAY };
    const [section] = digestOf({ papers, subscriptions, heardAt }).sections;
    expect(section?.items[0]?.earlier).toBe(true);
    const [first] = digestOf({ papers, subscriptions, heardAt }, { seen: seenOf({}) }).sections;
    expect(first?.items[0]?.earlier).toBeUndefined();
  });

  test("is never what was posted here, on whichever topic", () => {
    const papers = [paper(1, "robots", { votes: 9 })];
    const digest = digestOf(
      { papers, subscriptions: [on("robots"), onTrending()] },
      { ...MEMORY, seen: seenOf({ [id(1)]: { at: 0 } }) },
    );
    expect(digest.papers).toEqual([]);
    expect(digest.notShown.postedBefore).toBe(1);
  });

  test("is not what was published before a backup was restored: it may have been posted", () => {
    const world = { papers: [paper(1, "robots")], subscriptions: [on("robots")] };
    expect(digestOf(world, { ...MEMORY, restoredAt: NOW - 2 * HOUR }).papers).toEqual([id(1)]);
    expect(digestOf(world, { ...MEMORY, restoredAt: NOW }).papers).toEqual([]);
  });
});

describe("a threshold", () => {
  const subscriptions = [on("robots", { minVotes: 5 })];

  test("keeps a paper back until it has the votes, however many digests later", () => {
    const matchedAt = { [id(1)]: NOW - 9 * DAY };
    const publishedAt = NOW - 9 * DAY;
    const before = digestOf({ papers: [paper(1, "robots", { votes: 4 })], subscriptions });
    expect(before.papers).toEqual([]);
    expect(before.notShown.belowThreshold).toBe(1);
    const papers = [paper(1, "robots", { votes: 5, publishedAt })];
    expect(digestOf({ papers, subscriptions, matchedAt }).papers).toEqual([id(1)]);
  });

  test("does not count a paper as kept out that another topic shows", () => {
    const papers = [paper(1, "robots", { votes: 1 })];
    const digest = digestOf({ papers, subscriptions: [...subscriptions, on("part")] });
    expect(digest.papers).toEqual([id(1)]);
    expect(digest.notShown).toEqual({ overLimit: 0, belowThreshold: 0, postedBefore: 0 });
  });

  test("inside the query does the same", () => {
    const matchedAt = { [id(1)]: NOW - 9 * DAY };
    const papers = [paper(1, "robots", { votes: 9, publishedAt: NOW - 9 * DAY })];
    const world = { papers, matchedAt, subscriptions: [on("robots votes:>5")] };
    expect(digestOf(world).papers).toEqual([id(1)]);
  });
});

describe("the window of what trends", () => {
  test.each([
    ["day", 36 * HOUR],
    ["week", 37 * HOUR],
    ["week", 10 * DAY],
    ["month", 11 * DAY],
  ])("is a %s when the last digest is %d ms back", (window, back) => {
    const world = { papers: [], subscriptions: [onTrending()] };
    expect(digestOf(world, { ...MEMORY, lastDigestAt: NOW - back }).window).toBe(window);
  });
});

describe("an empty digest", () => {
  const report = (title: string, status: VerdictStatus, reason?: string): SourceReport => ({
    title,
    verdict: { status, at: NOW, ...(reason && { reason }) },
  });
  const emptyWith = (...sources: SourceReport[]) =>
    digestOf({ papers: [], subscriptions: [on("robots")] }, MEMORY, sources).empty;

  test("says that there is nothing new when every source was read", () => {
    expect(emptyWith(report("arXiv", "fresh"), report("Hugging Face", "partial"))?.kind).toBe(
      "nothing-new",
    );
  });

  test.each(["down", "limited", "stale"] as const)(
    "never says so while a source is %s",
    (status) => {
      const empty = emptyWith(report("arXiv", "holiday"), report("Hugging Face", status));
      expect(empty).toMatchObject({ kind: "could-not-look" });
      expect(empty && emptinessRule(empty)).toContain(`Hugging Face ${status}`);
      expect(empty && `${emptinessRule(empty)} ${emptinessWords(empty)}`).not.toMatch(
        /nothing new/i,
      );
    },
  );

  test("names a holiday", () => {
    const reason = "arXiv has a holiday until Friday.";
    const empty = emptyWith(report("arXiv", "holiday", reason), report("Hugging Face", "fresh"));
    expect(empty?.kind).toBe("holiday");
    expect(empty && emptinessWords(empty)).toContain(reason);
  });

  test("of a channel without topics says how to add one", () => {
    expect(digestOf({ papers: [], subscriptions: [] }).empty?.kind).toBe("no-topics");
  });
});

test("for every channel, no paper comes twice, none that was posted comes, and every limit holds", () => {
  const words = ["robots", "drones", "whales"];
  const papers = fc.array(
    fc.record({ about: fc.subarray(words, { minLength: 1 }), votes: fc.option(fc.nat(9)) }),
    { maxLength: 30 },
  );
  const subscription = fc
    .tuple(
      fc.constantFrom("trending", ...words, "robots OR whales"),
      fc.integer({ min: 1, max: 4 }),
      fc.nat(6),
    )
    .map(([text, limit, minVotes]) => {
      const rules = { limit, ...(minVotes > 0 && { minVotes }) };
      return text === "trending" ? onTrending(rules) : on(text, rules);
    });
  const subscriptions = fc.uniqueArray(subscription, { maxLength: 5, selector: ({ id }) => id });
  fc.assert(
    fc.property(papers, subscriptions, fc.array(fc.nat(30)), (made, asked, posted) => {
      const known = made.map(({ about, votes }, n) =>
        paper(n, about.join(" and "), votes === null ? {} : { votes }),
      );
      const seen = seenOf(Object.fromEntries(posted.map((n) => [id(n), { at: 0 }])));
      const digest = digestOf({ papers: known, subscriptions: asked }, { ...MEMORY, seen });
      expect(new Set(digest.papers).size).toBe(digest.papers.length);
      expect(digest.papers.filter(seen.has)).toEqual([]);
      for (const { items, topic, minVotes = 0 } of digest.sections) {
        const own = asked.find((each) => JSON.stringify(each.topic) === JSON.stringify(topic));
        expect(items.length).toBeLessThanOrEqual(own?.limit ?? 0);
        for (const { ranked } of items) {
          expect(ranked.paper.votes ?? 0).toBeGreaterThanOrEqual(minVotes);
        }
      }
      expect(digest.empty === undefined).toBe(digest.papers.length > 0);
    }),
  );
});
