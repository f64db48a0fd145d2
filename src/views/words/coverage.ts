import type { SourceReport } from "../../sources/source.ts";
import { silenceWords } from "./source-notes.ts";

/** What an answer could not look into. */
export interface Gaps {
  readonly sources: readonly SourceReport[];
  /** The part of the known papers that can be searched, from 0 to 1; left out when it is all. */
  readonly searched?: number | undefined;
}

/** Of an answer while the index is being made: a sentence; nothing when all was searched. */
export function coverageSentences({ searched }: Pick<Gaps, "searched">): string[] {
  const words = coverageWords(searched);
  return words === undefined ? [] : [`Only ${words}.`];
}

/** Why an answer must not read as "there is nothing", in one or two clauses; undefined when there is no reason. */
export function gapWords({ sources, searched }: Gaps): string | undefined {
  const words = coverageWords(searched);
  const gaps = [silenceWords(sources), words && `only ${words}`];
  const said = gaps.filter((gap) => gap !== undefined);
  return said.length > 0 ? said.join(", and ") : undefined;
}

/** Never all of them, while some are left. */
function coverageWords(searched: number | undefined): string | undefined {
  if (searched === undefined) return undefined;
  return `${Math.floor(searched * 100)} % of the papers known here can be searched so far, since their index is being made`;
}
