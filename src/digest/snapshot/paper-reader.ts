import type { Catalogue } from "../../catalogue/catalogue.ts";
import type { PaperId } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";
import { takeTurns } from "../../time/take-turns.ts";

/** Reads the same thousands of papers for one moment after the other: of those read before, only what changed since. */
export interface PaperReader {
  /** Reads what will be asked for, part by part: others have their turn in between. */
  ahead(ids: Iterable<PaperId>): Promise<void>;
  /** Those that are known, each once, in the order asked for, as they are now. */
  read(ids: Iterable<PaperId>): Paper[];
}

/** Read in a few milliseconds. */
const PART = 128;
/** Beyond so many changes it is as quick to begin again. */
const MANY_CHANGES = 1_024;

export function createPaperReader(
  catalogue: Pick<Catalogue, "get" | "changes" | "mark">,
): PaperReader {
  let known = new Map<PaperId, Paper>();
  let mark = catalogue.mark();

  function followChanges(): void {
    const { papers } = catalogue.changes(mark, MANY_CHANGES);
    if (papers.length === MANY_CHANGES) known = new Map();
    for (const paper of papers) if (known.has(paper.id)) known.set(paper.id, paper);
    mark = catalogue.mark();
  }

  function take(ids: readonly PaperId[]): void {
    for (const paper of catalogue.get(ids)) known.set(paper.id, paper);
  }

  return {
    async ahead(ids) {
      followChanges();
      const missing = [...ids].filter((id) => !known.has(id));
      await takeTurns(missing, { most: PART }, take);
    },
    read(ids) {
      followChanges();
      const wanted = [...ids];
      take(wanted.filter((id) => !known.has(id)));
      const asked = new Map<PaperId, Paper>();
      for (const id of wanted) {
        const paper = known.get(id);
        if (paper) asked.set(id, paper);
      }
      known = asked;
      return [...asked.values()];
    },
  };
}
