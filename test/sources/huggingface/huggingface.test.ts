import { describe, expect, it } from "vitest";
import type { Answer, Source } from "../../../src/sources/source.ts";
import { HOUR } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";
import { fakeItem } from "../../fakes/sources/huggingface-item.ts";
import { faults } from "../../fakes/sources/source-faults.ts";
import { numbers, onFakeHuggingFace, TUESDAY } from "../on-fake.ts";

type Under = Awaited<ReturnType<typeof onFakeHuggingFace>>;
type Ask = (source: Source) => Promise<Answer> | undefined;

const SATURDAY = Date.UTC(2026, 10, 28, 15);
const since =
  (mark?: string): Ask =>
  (source) =>
    source.since?.(mark);

async function ask(under: Under, question: Ask): Promise<Answer> {
  const asked = question(under.source);
  if (!asked) throw new Error("Not offered.");
  return under.run(asked);
}

async function on(at: Instant, test: (under: Under) => Promise<void>): Promise<void> {
  const under = await onFakeHuggingFace(at);
  try {
    await test(under);
  } finally {
    await under.close();
  }
}

const ids = ({ papers }: Answer) => papers.map(({ id }) => Number(id.slice(-5)));
const queries = ({ fake }: Under) => fake.requests.map(({ url }) => url.search);

describe("trending", () => {
  it("of the day is in the site's own order, not by votes", async () => {
    await on(TUESDAY, async (under) => {
      const answer = await ask(under, (source) => source.trending?.("day"));
      expect(ids(answer)).toEqual(numbers(1, 20).toReversed());
      expect(queries(under)).toEqual(["?sort=trending&limit=100"]);
    });
  });

  it("of a week and a month is by votes", async () => {
    await on(TUESDAY, async (under) => {
      expect(ids(await ask(under, (source) => source.trending?.("week")))).toEqual(numbers(1, 20));
      expect(ids(await ask(under, (source) => source.trending?.("month")))).toEqual(numbers(1, 20));
      expect(queries(under)).toEqual(["?week=2026-W48&limit=100", "?month=2026-11&limit=100"]);
    });
  });

  it("of a 53rd week, which the site does not know, is put together from its days", async () => {
    await on(Date.UTC(2026, 11, 31, 15), async (under) => {
      under.fake.list("2026-12-28", [fakeItem(5), fakeItem(8)]);
      under.fake.list("2026-12-31", [fakeItem(6), fakeItem(7)]);
      const answer = await ask(under, (source) => source.trending?.("week"));
      expect(ids(answer)).toEqual([5, 6, 7, 8]);
      expect(answer.verdict.status).toBe("fresh");
    });
  });

  it("early on the first of a month is still that of the month before", async () => {
    await on(Date.parse("2026-12-01T06:00-05:00"), async (under) => {
      await ask(under, (source) => source.trending?.("month"));
      expect(queries(under)).toEqual(["?month=2026-11&limit=100"]);
    });
  });

  it("reads page after page", async () => {
    await on(TUESDAY, async (under) => {
      under.fake.list(
        "2026-11-24",
        numbers(1, 250).map((number) => fakeItem(number)),
      );
      const answer = await ask(under, (source) => source.trending?.("month"));
      expect(ids(answer)).toEqual(numbers(1, 250));
      expect(under.fake.requests).toHaveLength(3);
    });
  });

  it("reads ten pages and says that there are more", async () => {
    await on(TUESDAY, async (under) => {
      under.fake.list("2026-11-23", []);
      under.fake.list(
        "2026-11-24",
        numbers(1, 1_050).map((number) => fakeItem(number)),
      );
      const { papers, verdict } = await ask(under, (source) => source.trending?.("month"));
      expect([papers.length, verdict.status]).toEqual([1_000, "partial"]);
    });
  });

  it("never follows a list to another site", async () => {
    await on(TUESDAY, async (under) => {
      const link = '<https://evil.example/api/daily_papers?p=1>; rel="next"';
      under.fail({ reply: (reply) => ({ ...reply, headers: { ...reply.headers, link } }) });
      const { papers, verdict } = await ask(under, (source) => source.trending?.("month"));
      expect(papers).toEqual([]);
      expect(verdict).toMatchObject({
        status: "down",
        reason: expect.stringContaining("another site"),
      });
    });
  });
});

describe("what is new", () => {
  it("is asked for from the mark's day on, and a paper on two days comes once", async () => {
    await on(TUESDAY, async (under) => {
      const answer = await ask(under, since("2026-11-23"));
      expect(ids(answer)).toEqual(numbers(1, 20));
      expect(answer).toMatchObject({
        verdict: { status: "fresh", at: TUESDAY },
        mark: "2026-11-24",
      });
      expect(queries(under)).toEqual(["?date=2026-11-23&limit=100", "?date=2026-11-24&limit=100"]);
    });
  });

  it("includes what was added to a list after it was read", async () => {
    await on(TUESDAY, async (under) => {
      const { mark } = await ask(under, since());
      under.fake.list(
        "2026-11-24",
        numbers(11, 21).map((number) => fakeItem(number)),
      );
      await under.advance(HOUR);
      expect(ids(await ask(under, since(mark)))).toEqual(numbers(11, 21));
    });
  });

  it("is on a weekend explained as a holiday until Sunday evening in New York", async () => {
    await on(SATURDAY, async (under) => {
      under.fake.list("2026-11-27", [fakeItem(1)]);
      expect((await ask(under, since("2026-11-28"))).verdict).toEqual({
        status: "holiday",
        at: SATURDAY,
        until: Date.parse("2026-11-29T21:30-05:00"),
        reason: "Hugging Face has no lists on Saturday and Sunday.",
      });
    });
  });

  it("is nothing yet in the first hours of a day, and that is no fault", async () => {
    await on(Date.parse("2026-11-24T22:00-05:00"), async (under) => {
      const answer = await ask(under, since("2026-11-25"));
      expect(answer).toMatchObject({
        papers: [],
        verdict: { status: "fresh" },
        mark: "2026-11-25",
      });
    });
  });

  it("is in doubt when the list of a working day is still empty later", async () => {
    await on(Date.parse("2026-11-25T12:00-05:00"), async (under) => {
      const answer = await ask(under, since("2026-11-24"));
      expect(ids(answer)).toEqual(numbers(11, 20));
      expect(answer.verdict).toMatchObject({
        status: "partial",
        reason: "Hugging Face's list of 2026-11-25 is still empty.",
      });
    });
  });

  it("goes on past a day that the site refuses", async () => {
    await on(TUESDAY, async (under) => {
      let asked = 0;
      under.fail({ reply: (reply) => (asked++ === 0 ? { ...reply, status: 400 } : reply) });
      const answer = await ask(under, since("2026-11-23"));
      expect(ids(answer)).toEqual(numbers(11, 20));
      expect(answer).toMatchObject({
        verdict: { status: "partial", reason: "Hugging Face refused the list of 2026-11-23." },
        mark: "2026-11-24",
      });
    });
  });

  it("keeps the days it could read when a later one fails, and does not go on from there", async () => {
    await on(TUESDAY, async (under) => {
      let asked = 0;
      under.fail({
        reply: (reply) =>
          asked++ === 0 ? reply : { status: 429, headers: { "retry-after": "600" }, body: "" },
      });
      const answer = await ask(under, since("2026-11-23"));
      expect(ids(answer)).toEqual(numbers(1, 12));
      expect(answer.verdict).toMatchObject({
        status: "partial",
        reason: "Papers are missing: Hugging Face asked us to wait before asking again.",
        until: under.now() + 600_000,
      });
      expect(answer).not.toHaveProperty("mark");
    });
  });

  it("after a long absence leaves out the oldest days, says so, and goes on", async () => {
    await on(TUESDAY, async (under) => {
      const answer = await ask(under, since("2026-03-02"));
      expect(under.fake.requests).toHaveLength(10);
      expect(answer).toMatchObject({
        verdict: {
          status: "partial",
          reason: "The lists of Hugging Face before 2026-11-11 were not read.",
        },
        mark: "2026-11-24",
      });
    });
  });

  it("when the site asks to wait is what it said before, with the time to wait", async () => {
    await on(TUESDAY, async (under) => {
      await ask(under, since("2026-11-24"));
      await under.advance(HOUR);
      under.fail(faults.rateLimit(900));
      const { verdict } = await ask(under, since("2026-11-24"));
      expect(verdict).toMatchObject({
        status: "stale",
        at: TUESDAY,
        until: under.now() + 900_000,
        reason: "Hugging Face asked us to wait before asking again; this is what it said before.",
      });
    });
  });
});

describe("search and papers", () => {
  it("asks for at most 120 results", async () => {
    await on(TUESDAY, async (under) => {
      await ask(under, (source) => source.search?.(under.query, 1e9));
      expect(queries(under)).toEqual(["?q=made-up+paper&limit=120"]);
    });
  });

  it("without a word to search for says that it needs some, and asks nothing", async () => {
    await on(TUESDAY, async (under) => {
      const category = { expr: { kind: "category", category: "cs.RO" }, problems: [] } as const;
      const { verdict } = await ask(under, (source) => source.search?.(category, 20));
      expect(verdict).toEqual({
        status: "partial",
        at: TUESDAY,
        reason: "Hugging Face searches by words only.",
      });
      expect(under.fake.requests).toEqual([]);
    });
  });

  it("asks for an old id as one part of the address", async () => {
    await on(TUESDAY, async (under) => {
      await ask(under, (source) => source.paper?.("arxiv:hep-th/9901001"));
      expect(under.fake.requests.map(({ url }) => url.pathname)).toEqual([
        "/api/papers/hep-th%2F9901001",
      ]);
    });
  });

  it("sends the token", async () => {
    await on(TUESDAY, async (under) => {
      await ask(under, (source) => source.trending?.("day"));
      expect(under.fake.requests[0]?.headers.authorization).toBe("Bearer hf_made_up");
    });
  });
});
