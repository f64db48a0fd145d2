import fc from "fast-check";
import { expect, test } from "vitest";
import { packMessage, type SentPapers } from "../../src/ledger/pack-messages.ts";
import { codeOf } from "../../src/ledger/paper-code.ts";
import { seenPapers } from "../../src/ledger/seen-papers.ts";
import type { PaperId } from "../../src/paper/id.ts";
import { papersSeen } from "../fakes/seen.ts";

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

/** Of every kind, and next to them. */
const id: fc.Arbitrary<PaperId> = fc.oneof(
  fc.tuple(digits(4), digits(5)).map(([month, number]): PaperId => `arxiv:${month}.${number}`),
  fc.tuple(digits(4), digits(4)).map(([month, number]): PaperId => `arxiv:${month}.${number}`),
  digits(7).map((number): PaperId => `arxiv:hep-th/${number}`),
  fc.string({ unit: "grapheme" }).map((rest): PaperId => `arxiv:${rest}`),
);

const moment = fc.nat({ max: 4_102_444_800_000 });

const message: fc.Arbitrary<SentPapers> = fc
  .record({ at: moment, endedAt: fc.option(moment, { nil: undefined }), papers: fc.array(id) })
  .map(({ at, endedAt, papers }) => ({ at, papers, ...(endedAt !== undefined && { endedAt }) }));

test("for every course of messages, packed papers say what the last message of each said", () => {
  fc.assert(
    fc.property(fc.array(message), fc.array(id), (messages, others) => {
      const expected = new Map(
        messages.flatMap(({ papers, ...seen }) => papers.map((paper) => [paper, seen] as const)),
      );
      const seen = seenPapers(Buffer.concat(messages.map(packMessage)));
      expect(new Map(seen.entries())).toEqual(expected);
      for (const paper of [...expected.keys(), ...others]) {
        expect(seen.has(paper)).toBe(expected.has(paper));
        expect(seen.hasCode(codeOf(paper))).toBe(expected.has(paper));
        expect(seen.get(paper)).toEqual(expected.get(paper));
      }
    }),
  );
});

test("a year of daily digests of eight papers takes less than 12 KB", () => {
  const year = Array.from({ length: 365 }, (_, day) => {
    const at = Date.UTC(2026, 0, 1, 9) + day * 86_400_000;
    const papers = Array.from({ length: 8 }, (_, n) => {
      const number = String((day * 7919 + n * 2003) % 16_000).padStart(5, "0");
      return `arxiv:26${String(1 + Math.floor(day / 31)).padStart(2, "0")}.${number}` as const;
    });
    return packMessage({ at, endedAt: at + 900, papers });
  });
  expect(Buffer.concat(year).length).toBeLessThan(12_000);
});

test("damaged papers are an error, and not nothing", () => {
  const packed = packMessage({ at: 1, papers: ["arxiv:2401.00001", "arxiv:hep-th/9901001"] });
  expect(() => papersSeen(seenPapers(packed.subarray(0, -1)))).toThrow(RangeError);
});
