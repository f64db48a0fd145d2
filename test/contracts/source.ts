import { describe, expect, it } from "vitest";
import { schemeOf } from "../../src/paper/id.ts";
import type { Query } from "../../src/query/query.ts";
import {
  answerTo,
  asks,
  eachAsk,
  expectWhole,
  type SourceUnderTest,
  withSource,
} from "./ask-source.ts";

/** What every source promises. */
export function describeSource(name: string, open: () => Promise<SourceUnderTest>): void {
  describe(name, () => {
    it("answers with whole papers and a verdict that explains itself", async () => {
      await eachAsk(asks, open, async (under, ask) => {
        expectWhole(await answerTo(under, ask), under.now());
      });
    });

    it("names its papers by the schemes it says", async () => {
      await eachAsk(asks, open, async (under, ask) => {
        const { papers } = await answerTo(under, ask);
        for (const { id } of papers) expect(under.source.schemes).toContain(schemeOf(id));
      });
    });

    it("answers the same question twice alike", async () => {
      await eachAsk(asks, open, async (under, ask) => {
        const first = await answerTo(under, ask);
        expect(await answerTo(under, ask)).toEqual(first);
      });
    });

    it("goes on from any mark, also one it never gave", async () => {
      await withSource(open, async (under) => {
        const { source } = under;
        if (!source.since) return;
        const { mark: given } = await under.run(source.since(undefined));
        for (const mark of [given, "", "yesterday", "9999-12-31", "-1", "2026-02-31", "0"]) {
          expectWhole(await under.run(source.since(mark)), under.now());
        }
      });
    });

    it("has no paper for an id it does not know, and says so as surely as it finds one", async () => {
      await withSource(open, async (under) => {
        const { source, known, unknown } = under;
        if (!source.paper) return;
        const found = await under.run(source.paper(known));
        const missed = await under.run(source.paper(unknown));
        expect(found.papers.map(({ id }) => id)).toEqual([known]);
        expect(missed.papers).toEqual([]);
        expect(missed.verdict.status).toBe(found.verdict.status);
      });
    });

    it("answers an empty query, an endless one and an odd count", async () => {
      await withSource(open, async (under) => {
        const { source } = under;
        if (!source.search) return;
        for (const query of [{ problems: [] }, manyWords]) {
          for (const limit of [0, -1, 2.5, 1e9]) {
            expectWhole(await under.run(source.search(query, limit)), under.now());
          }
        }
      });
    });
  });
}

const manyWords: Query = {
  expr: {
    kind: "and",
    of: Array.from({ length: 2_000 }, (_, at) => {
      return { kind: "text", text: `word${at}`, phrase: false, field: "any" } as const;
    }),
  },
  problems: [],
};
