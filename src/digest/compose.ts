import type { PaperId } from "../paper/id.ts";
import type { SourceReport } from "../sources/source.ts";
import type { Digest } from "./digest.ts";
import { emptinessOf } from "./rules/emptiness.ts";
import type { ReturnedPaper } from "./rules/returned-papers.ts";
import { makeSection, type SectionOf } from "./section.ts";
import { type SelectInput, type Selection, select, type TopicPick } from "./select.ts";
import type { Candidates } from "./snapshot/candidates.ts";

export interface ComposeInput extends SelectInput {
  readonly sources: readonly SourceReport[];
}

/** The digest of one channel at one moment: everything its topics ask for that it has not seen. */
export function compose(input: ComposeInput): Digest {
  return present(select(input), { ...input, sectionOf: makeSection });
}

export interface PresentDeps extends Pick<ComposeInput, "candidates" | "sources"> {
  readonly sectionOf: SectionOf;
}

/** A selection with everything that is said about it. */
export function present(
  { window, picks, returns, notShown }: Selection,
  { candidates, sources, sectionOf }: PresentDeps,
): Digest {
  const filled = picks.filter(({ shown }) => shown.length > 0);
  const digest = {
    asOf: candidates.asOf,
    window,
    sections: filled.map((pick) => sectionOf(pick, picks)),
    returned: returns.map(({ paper, kinds }) => ({ paper, kinds })),
    papers: papersOf(filled, returns, candidates),
    notShown,
    quiet: quietOf(picks),
    sources,
  };
  if (digest.papers.length > 0) return digest;
  return { ...digest, empty: emptinessOf(picks.length, sources) };
}

function papersOf(
  picks: readonly TopicPick[],
  returns: readonly ReturnedPaper[],
  { numbering }: Candidates,
): PaperId[] {
  const papers: PaperId[] = [];
  for (const { shown } of picks) for (const number of shown) papers.push(numbering.idOf(number));
  for (const { paper } of returns) papers.push(paper.id);
  return papers;
}

const NO_TOPICS: readonly string[] = [];

/** A topic whose paper another one shows is not without news. */
function quietOf(picks: readonly TopicPick[]): readonly string[] {
  const quiet: string[] = [];
  for (const { text, found } of picks)
    if (text && found === 0 && !picks.some(({ shown }) => shown.some(text.candidates.has)))
      quiet.push(text.meaning.name);
  return quiet.length > 0 ? quiet : NO_TOPICS;
}
