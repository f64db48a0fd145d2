import { describe, expect, it } from "vitest";
import { HOUR, MINUTE } from "../../src/time/durations.ts";
import { type Fault, faults } from "../fakes/sources/source-faults.ts";
import {
  type Ask,
  answerTo,
  asks,
  eachAsk,
  expectWhole,
  healthyPapers,
  lists,
  type SourceUnderTest,
} from "./ask-source.ts";

const broken: Readonly<Record<string, Fault>> = {
  "answers with an error": faults.status(500),
  "refuses to answer": faults.status(403),
  "takes the question and says nothing": faults.hang(),
  "takes longer than anyone waits": faults.slow(HOUR),
  "drops the connection": faults.cut(),
  "sends half an answer": faults.truncate(),
  "sends a web page": faults.html(),
  "sends something else entirely": faults.otherShape('{"message":"moved"}'),
  "sends only items of a wrong shape": faults.badItems(),
};

const NO_ANSWERS = ["sends half an answer", "sends a web page", "sends something else entirely"];

/** What every source over the network promises when its site is in trouble. */
export function describeSourceInTrouble(name: string, open: () => Promise<SourceUnderTest>): void {
  describe(`${name} when its site`, () => {
    it.each(Object.entries(broken))("%s, is down until that is over", async (_, fault) => {
      await eachAsk(asks, open, async (under, ask) => {
        under.fail(fault);
        const answer = await answerTo(under, ask);
        expect(answer).toMatchObject({ papers: [], verdict: { status: "down" } });
        expect(answer).not.toHaveProperty("mark");
        expectWhole(answer, under.now());
        await expectRecovery(under, ask);
      });
    });

    it.each(NO_ANSWERS)("%s, takes its next answer as soon as there is one", async (what) => {
      await eachAsk(asks, open, async (under, ask) => {
        under.fail(broken[what]);
        await answerTo(under, ask);
        under.fail();
        await under.advance(MINUTE);
        expect((await answerTo(under, ask)).verdict.status).toBe("fresh");
      });
    });

    it("asks to wait, is limited until then", async () => {
      await eachAsk(asks, open, async (under, ask) => {
        under.fail(faults.rateLimit(900));
        const answer = await answerTo(under, ask);
        expect(answer).toMatchObject({ papers: [], verdict: { status: "limited" } });
        expect(answer.verdict.until).toBeGreaterThan(under.now() + 800_000);
        expect(answer.verdict.until).toBeLessThanOrEqual(under.now() + 900_000);
        await expectRecovery(under, ask);
      });
    });

    it("asks to wait without saying how long, is limited all the same", async () => {
      await eachAsk(asks, open, async (under, ask) => {
        under.fail(faults.rateLimit());
        const answer = await answerTo(under, ask);
        expect(answer.verdict.status).toBe("limited");
        expect(answer.verdict.until).toBeGreaterThan(under.now());
      });
    });

    it("sends an item that cannot be read, has the others", async () => {
      await eachAsk(lists, open, async (under, ask) => {
        const whole = await healthyPapers(open, ask);
        under.fail(faults.badItem());
        const answer = await answerTo(under, ask);
        expect(answer.verdict.status).toBe("partial");
        expect(answer.verdict.dropped).toBeGreaterThan(0);
        expect(answer.papers.length).toBeGreaterThan(0);
        expect(whole).toEqual(expect.arrayContaining([...answer.papers]));
      });
    });

    it("has an empty list on a working day, does not say that nothing is new", async () => {
      const { "a search": _, ...daily } = lists;
      await eachAsk(daily, open, async (under, ask) => {
        under.fail(faults.empty());
        const answer = await answerTo(under, ask);
        expect(answer).toMatchObject({ papers: [], verdict: { status: "partial" } });
      });
    });

    it("is slow, answers as ever", async () => {
      await eachAsk(asks, open, async (under, ask) => {
        const whole = await healthyPapers(open, ask);
        under.fail(faults.slow(2_000));
        expect((await answerTo(under, ask)).papers).toEqual(whole);
      });
    });

    it("goes away, repeats what it said before and says when that was", async () => {
      await eachAsk(asks, open, async (under, ask) => {
        const before = await answerTo(under, ask);
        await under.advance(HOUR);
        under.fail(faults.status(500));
        const after = await answerTo(under, ask);
        expect(after).toMatchObject({
          papers: before.papers,
          verdict: { status: "stale", at: before.verdict.at },
        });
        expect(after).not.toHaveProperty("mark");
      });
    });
  });
}

async function expectRecovery(under: SourceUnderTest, ask: Ask): Promise<void> {
  under.fail();
  await under.advance(HOUR);
  const { papers, verdict } = await answerTo(under, ask);
  expect(verdict.status).toBe("fresh");
  expect(papers.length).toBeGreaterThan(0);
}
