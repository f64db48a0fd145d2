import fc from "fast-check";
import { expect, test } from "vitest";
import { type BitRow, createRows, type Rows } from "../../src/matching/rows.ts";

const PAPERS = [1, 31, 32, 33, 100];
const FROM = 1_024;

function rowOf(rows: Rows, papers: readonly number[]): BitRow {
  const row = rows.blank();
  for (const paper of papers) rows.mark(row, paper);
  return papers.length > 0 ? row : rows.none;
}

function papersIn(rows: Rows, row: BitRow): number[] {
  const places = new Uint32Array(FROM + Math.max(...PAPERS));
  const count = rows.places(row, places, FROM);
  return Array.from(places.subarray(0, count), (place) => place - FROM);
}

test.each(PAPERS)("every one of %i papers is in the row of all, and none beyond", (count) => {
  const rows = createRows(count);
  expect(papersIn(rows, rows.every)).toEqual(Array.from({ length: count }, (_, n) => n));
  expect(papersIn(rows, rows.none)).toEqual([]);
});

test("for every two rows, combines them as sets, and says none for an empty one", () => {
  const someOf = (count: number) =>
    fc.uniqueArray(fc.nat(count - 1), { maxLength: 12 }).map((all) => all.sort((a, b) => a - b));
  const input = fc
    .constantFrom(...PAPERS)
    .chain((count) => fc.tuple(fc.constant(count), someOf(count), someOf(count)));
  fc.assert(
    fc.property(input, ([count, a, b]) => {
      const rows = createRows(count);
      const all = papersIn(rows, rows.every);
      const [left, right] = [rowOf(rows, a), rowOf(rows, b)];
      const expectRow = (row: BitRow, papers: readonly number[]) => {
        expect(papersIn(rows, row)).toEqual(papers);
        expect(row === rows.none).toBe(papers.length === 0);
      };
      expectRow(
        rows.and(left, right),
        a.filter((paper) => b.includes(paper)),
      );
      expectRow(
        rows.or(left, right),
        all.filter((paper) => a.includes(paper) || b.includes(paper)),
      );
      expectRow(
        rows.not(left),
        all.filter((paper) => !a.includes(paper)),
      );
      expectRow(
        rows.keep(left, (paper) => paper % 2 === 0),
        a.filter((paper) => paper % 2 === 0),
      );
      expectRow(left, a);
    }),
  );
});
