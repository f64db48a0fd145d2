import { codeOf, type PaperCode } from "../../ledger/paper-code.ts";
import type { PaperId } from "../../paper/id.ts";

/** Papers numbered from 0: numbers are compared, marked and looked up faster than ids. */
export interface Numbering {
  /** @throws RangeError when no paper has the number */
  idOf(number: number): PaperId;
  /**
   * What every channel's ledger is asked by, worked out once for all of them.
   * @throws RangeError when no paper has the number
   */
  codeAt(number: number): PaperCode;
  /** Left out for a paper that has none. */
  known(id: PaperId): number | undefined;
  /** Of a paper, which gets the next one when it has none. */
  numberOf(id: PaperId): number;
  /** How many papers have a number. */
  size(): number;
}

export function createNumbering(papers: Iterable<PaperId>): Numbering {
  const ids = [...new Set(papers)];
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const codes = ids.map(codeOf);
  return {
    idOf(number) {
      const id = ids[number];
      if (id === undefined) throw new RangeError(`No paper has the number ${number}.`);
      return id;
    },
    codeAt(number) {
      const code = codes[number];
      if (code === undefined) throw new RangeError(`No paper has the number ${number}.`);
      return code;
    },
    known: (id) => numbers.get(id),
    numberOf(id) {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      codes.push(codeOf(id));
      return ids.push(id) - 1;
    },
    size: () => ids.length,
  };
}
