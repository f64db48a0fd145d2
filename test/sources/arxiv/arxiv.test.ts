import { describe, expect, it } from "vitest";
import type { Query } from "../../../src/query/query.ts";
import type { Answer, Source } from "../../../src/sources/source.ts";
import { HOUR } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";
import { fakeEntry } from "../../fakes/sources/arxiv-feed.ts";
import { numbers, onFakeArxiv, TUESDAY } from "../on-fake.ts";

type Under = Awaited<ReturnType<typeof onFakeArxiv>>;
type Ask = (source: Source) => Promise<Answer> | undefined;

const MONDAY_SUBMISSIONS = "2026-11-23T18:00:00.000Z";
const at = (text: string) => Date.parse(text);
const since =
  (mark?: string): Ask =>
  (source) =>
    source.since?.(mark);

async function ask(under: Under, question: Ask): Promise<Answer> {
  const asked = question(under.source);
  if (!asked) throw new Error("Not offered.");
  return under.run(asked);
}

async function on(moment: Instant, test: (under: Under) => Promise<void>): Promise<void> {
  const under = await onFakeArxiv(moment);
  try {
    await test(under);
    expect(under.fake.tooSoon).toEqual([]);
  } finally {
    await under.close();
  }
}

const words = (text: string): Query => ({
  expr: { kind: "text", text, phrase: false, field: "any" },
  problems: [],
});

const slices = ({ fake }: Under) =>
  fake.requests.map(({ url: { searchParams } }) =>
    [searchParams.get("start"), searchParams.get("max_results")].map(Number),
  );

describe("what is new", () => {
  it("is at first what was submitted in the two days before the newest paper", async () => {
    await on(TUESDAY, async (under) => {
      under.fake.add(fakeEntry(99, { published: "2026-11-21T18:00:00Z" }));
      const { papers, verdict, mark } = await ask(under, since());
      expect(papers.map(({ id }) => id)).toContain("arxiv:2611.00099");
      expect(verdict).toEqual({ status: "fresh", at: expect.any(Number) });
      expect(mark).toBe(MONDAY_SUBMISSIONS);
    });
  });

  it("is looked for with a glance, and left at that when there is nothing", async () => {
    await on(TUESDAY, async (under) => {
      const { verdict, mark } = await ask(under, since(MONDAY_SUBMISSIONS));
      expect(slices(under)).toEqual([[0, 25]]);
      expect([verdict.status, mark]).toEqual(["fresh", MONDAY_SUBMISSIONS]);
      expect(under.fake.requests[0]?.url.searchParams.get("search_query")).toBe(
        "cat:cs.LG OR cat:cs.RO",
      );
    });
  });

  it("is read back to two days before the mark, slice by slice, three seconds apart", async () => {
    await on(TUESDAY, async (under) => {
      under.fake.add(
        ...numbers(1_000, 1_900).map((number) =>
          fakeEntry(number, { published: "2026-11-23T16:00:00Z" }),
        ),
      );
      const { papers, verdict } = await ask(under, since("2026-11-20T12:00:00.000Z"));
      expect(slices(under)).toEqual([
        [0, 25],
        [0, 400],
        [400, 400],
        [800, 400],
      ]);
      expect(papers).toHaveLength(30 + 901 + 10);
      expect(verdict.status).toBe("fresh");
    });
  });

  it("is cut after 4,000 papers, which is said, and goes on from the newest", async () => {
    await on(TUESDAY, async (under) => {
      under.fake.add(
        ...numbers(10_000, 14_100).map((number) =>
          fakeEntry(number, { published: "2026-11-23T16:00:00Z" }),
        ),
      );
      const { papers, verdict, mark } = await ask(under, since("2026-11-20T12:00:00.000Z"));
      expect(papers).toHaveLength(4_000);
      expect(verdict).toMatchObject({
        status: "partial",
        reason: "arXiv has more new papers than are read at once.",
      });
      expect(mark).toBe(MONDAY_SUBMISSIONS);
    });
  });

  it("is not taken for complete when arXiv breaks off its list", async () => {
    await on(TUESDAY, async (under) => {
      under.fake.add(
        ...numbers(1_000, 1_900).map((number) =>
          fakeEntry(number, { published: "2026-11-23T16:00:00Z" }),
        ),
      );
      let asked = 0;
      const withoutEntries = (xml: string) => xml.replace(/<entry>.*<\/entry>/s, "");
      under.fail({
        reply: (reply) => (asked++ < 2 ? reply : { ...reply, body: withoutEntries(reply.body) }),
      });
      const answer = await ask(under, since("2026-11-20T12:00:00.000Z"));
      expect(answer.papers).toHaveLength(400);
      expect(answer.verdict).toMatchObject({
        status: "partial",
        reason: "Papers are missing: arXiv broke off its list.",
      });
      expect(answer).not.toHaveProperty("mark");
    });
  });

  it("is on a weekend explained as a holiday until Sunday evening in New York", async () => {
    await on(at("2026-11-28T12:00-05:00"), async (under) => {
      under.fake.add(fakeEntry(77, { published: "2026-11-25T18:00:00Z" }));
      const { verdict } = await ask(under, since("2026-11-25T18:00:00.000Z"));
      expect(verdict).toEqual({
        status: "holiday",
        at: at("2026-11-28T12:00-05:00"),
        until: at("2026-11-29T20:00-05:00"),
        reason: "arXiv announces nothing on Friday and Saturday evenings and on holidays.",
      });
    });
  });

  it("is overdue when an announcement passed and nothing newer is shown", async () => {
    await on(at("2026-11-25T12:00-05:00"), async (under) => {
      const { verdict } = await ask(under, since(MONDAY_SUBMISSIONS));
      expect(verdict).toMatchObject({
        status: "stale",
        reason: "arXiv shows nothing submitted after 2026-11-23, although an announcement was due.",
      });
    });
  });

  it("is found after an announcement, and the mark moves on", async () => {
    await on(at("2026-11-25T01:00-05:00"), async (under) => {
      const first = await ask(under, since(MONDAY_SUBMISSIONS));
      under.fake.add(fakeEntry(78, { published: "2026-11-24T18:30:00Z" }));
      await under.advance(HOUR);
      const next = await ask(under, since(first.mark));
      expect(next.papers[0]?.id).toBe("arxiv:2611.00078");
      expect(next).toMatchObject({
        verdict: { status: "fresh" },
        mark: "2026-11-24T18:30:00.000Z",
      });
    });
  });

  it("never marks a moment that has not come, whatever a paper claims", async () => {
    await on(TUESDAY, async (under) => {
      under.fake.add(fakeEntry(79, { published: "2099-01-01T00:00:00Z" }));
      const { mark } = await ask(under, since());
      expect(at(mark ?? "")).toBeLessThanOrEqual(under.now());
    });
  });
});

describe("search and papers", () => {
  it("asks in arXiv's own language, for at most 200", async () => {
    await on(TUESDAY, async (under) => {
      await ask(under, (source) => source.search?.(under.query, 1e9));
      const query = Object.fromEntries(under.fake.requests[0]?.url.searchParams ?? []);
      expect(query).toEqual({
        search_query: 'all:"made up paper"',
        start: "0",
        max_results: "200",
        sortBy: "relevance",
        sortOrder: "descending",
      });
    });
  });

  it("is not lined up behind others for longer than the asker waits, which is said", async () => {
    await on(TUESDAY, async (under) => {
      const { source, clock } = under;
      const asked = ["one", "two", "three"].map((text) => source.search?.(words(text), 10));
      await clock.advance(0);
      const impatient = await source.search?.(words("four"), 10, 5_000);
      expect(impatient?.verdict).toEqual({
        status: "limited",
        at: clock.now(),
        until: clock.now() + 9_000,
        reason: "arXiv was not asked, since many search there just now; ask again in 9 s.",
      });
      await clock.runUntil(Promise.all(asked));
      expect(under.fake.requests).toHaveLength(3);
    });
  });

  it("says when it has no way to ask", async () => {
    await on(TUESDAY, async (under) => {
      const { verdict } = await ask(under, (source) => source.search?.({ problems: [] }, 20));
      expect(verdict).toMatchObject({
        status: "partial",
        reason: "arXiv searches by words, authors, categories and dates only.",
      });
      expect(under.fake.requests).toEqual([]);
    });
  });

  it("finds a paper by the id of the years before 2007", async () => {
    await on(TUESDAY, async (under) => {
      under.fake.add(fakeEntry(1, { id: "hep-th/9901001", published: "1999-01-04T00:00:00Z" }));
      const { papers } = await ask(under, (source) => source.paper?.("arxiv:hep-th/9901001"));
      expect(papers.map(({ id }) => id)).toEqual(["arxiv:hep-th/9901001"]);
    });
  });

  it("tells a refusal with arXiv's own words", async () => {
    await on(TUESDAY, async (under) => {
      const { verdict } = await ask(under, (source) => source.paper?.("arxiv:what is this"));
      expect(verdict).toMatchObject({
        status: "down",
        reason: "arXiv refused the request: incorrect id format for what is this.",
      });
    });
  });
});
