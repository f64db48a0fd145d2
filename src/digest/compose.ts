import { meaningOf } from "../channels/topic.ts";
import type { PaperId } from "../paper/id.ts";
import type { SourceReport } from "../sources/source.ts";
import type { Digest, DigestItem, DigestSection } from "./digest.ts";
import { emptinessOf } from "./rules/emptiness.ts";
import type { ReturnedPaper } from "./rules/returned-papers.ts";
import { type SelectInput, type Selection, select, type TopicPick } from "./select.ts";
import type { Candidates } from "./snapshot/candidates.ts";

export interface ComposeInput extends SelectInput {
  readonly sources: readonly SourceReport[];
}

/** The digest of one channel at one moment: everything its topics ask for that it has not seen. */
export function compose(input: ComposeInput): Digest {
  return present(select(input), input);
}

/** A selection with everything that is said about it. */
export function present(
  { window, picks, returns, notShown }: Selection,
  {
    candidates,
    sources,
  }: { readonly candidates: Candidates; readonly sources: readonly SourceReport[] },
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

function sectionOf(pick: TopicPick, picks: readonly TopicPick[]): DigestSection {
  const { subscription, text, order, shown, found } = pick;
  const { topic, minVotes = 0 } = subscription;
  return {
    topic,
    name: (text?.meaning ?? meaningOf(topic)).name,
    minVotes,
    items: shown.map((number) => itemOf(number, pick, picks)),
    places: placesOf(shown, order),
    of: order.length,
    found,
  };
}

/** The places, from 1, of papers that stand in a list in the same order. */
function placesOf(shown: readonly number[], order: readonly number[]): number[] {
  let place = 0;
  return shown.map((number) => {
    place = order.indexOf(number, place) + 1;
    return place;
  });
}

/** Few papers answer several topics: the others need nothing of their own. */
function itemOf(number: number, own: TopicPick, picks: readonly TopicPick[]): DigestItem {
  const { ranking, earlier } = own;
  const alone = earlier.includes(number) ? ranking.earlierItem(number) : ranking.item(number);
  const alsoOn = alsoOnOf(number, own, picks);
  return alsoOn.length > 0 ? { ...alone, alsoOn } : alone;
}

/** Whether a paper trends is said by its section alone. */
function alsoOnOf(number: number, own: TopicPick, picks: readonly TopicPick[]): readonly string[] {
  let names: string[] | undefined;
  for (const { text } of picks) {
    if (!text || text.candidates === own.text?.candidates || !text.candidates.has(number)) continue;
    names ??= [];
    names.push(text.meaning.name);
  }
  return names ?? NO_TOPICS;
}
