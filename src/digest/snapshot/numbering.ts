import { isPaperId, type PaperId } from "../../paper/id.ts";

/** Papers numbered from 0: numbers are compared, marked and looked up faster than ids. */
export interface Numbering {
  /** @throws RangeError when no paper has the number */
  idOf(number: number): PaperId;
  /** Left out for a paper that has none. */
  known(id: PaperId): number | undefined;
  /** Of a paper, which gets the next one when it has none. */
  numberOf(id: PaperId): number;
  /** How many papers have a number. */
  size(): number;
}

export function createNumbering(papers: Iterable<PaperId>): Numbering {
  const ids = asPropertyNames(papers);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  return {
    idOf(number) {
      const id = ids[number];
      if (id === undefined) throw new RangeError(`No paper has the number ${number}.`);
      return id;
    },
    known: (id) => numbers.get(id),
    numberOf(id) {
      const known = numbers.get(id);
      if (known !== undefined) return known;
      numbers.set(id, ids.length);
      return ids.push(id) - 1;
    },
    size: () => ids.length,
  };
}

/**
 * The same texts, each once, as the engine keeps names of properties. Every one of them is looked up
 * in the ledger of every channel, which takes longer with any other string [trial property-names].
 */
function asPropertyNames(ids: Iterable<PaperId>): PaperId[] {
  const named: Partial<Record<PaperId, true>> = {};
  for (const id of ids) named[id] = true;
  return Object.keys(named).filter(isPaperId);
}
