import { meaningOf } from "../channels/topic.ts";
import { defined } from "../collections/defined.ts";
import type { PaperId } from "../paper/id.ts";
import type { SourceReport, Window } from "../sources/source.ts";
import type { Digest, DigestItem, DigestSection } from "./digest.ts";
import { emptinessOf } from "./rules/emptiness.ts";
import { type SelectInput, type Selection, select, type TopicPick } from "./select.ts";
import type { Candidates, TopicText } from "./snapshot/candidates.ts";

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
  // Whether a paper trends is said by its section alone.
  const texts = picks.map(({ text }) => text).filter((text) => text !== undefined);
  const filled = picks.filter(({ shown }) => shown.length > 0);
  return {
    asOf: candidates.asOf,
    window,
    sections: filled.map((pick) => sectionOf(pick, texts, window)),
    returned: returns.map(({ paper, kinds }) => ({ paper, kinds })),
    papers: [...papersOf(filled, candidates), ...returns.map(({ paper }) => paper.id)],
    notShown,
    quiet: quietOf(picks),
    sources,
    ...defined({
      empty:
        filled.length === 0 && returns.length === 0
          ? emptinessOf(picks.length, sources)
          : undefined,
    }),
  };
}

function papersOf(picks: readonly TopicPick[], { numbering }: Candidates): PaperId[] {
  const papers: PaperId[] = [];
  for (const { shown } of picks) for (const number of shown) papers.push(numbering.idOf(number));
  return papers;
}

/** A topic whose paper another one shows is not without news. */
function quietOf(picks: readonly TopicPick[]): string[] {
  const shown = picks.flatMap((pick) => pick.shown);
  return picks.flatMap(({ text, found }) => {
    if (!text || found !== 0 || shown.some((number) => text.candidates.has(number))) return [];
    return [text.meaning.name];
  });
}

function sectionOf(
  { subscription, text, ranking, shown, earlier, found }: TopicPick,
  texts: readonly TopicText[],
  window: Window,
): DigestSection {
  const { topic, minVotes } = subscription;
  const { name } = text?.meaning ?? meaningOf(topic);
  const others = texts.filter(({ candidates }) => candidates !== text?.candidates);
  const papers = text?.candidates.within(window).papers;
  const numberAt = (at: number) => (papers ? papers[at]?.number : ranking.order[at]);
  return {
    topic,
    name,
    ...defined({ minVotes }),
    items: shown.map((number) => {
      const item = itemOf(ranking.item(number), number, others);
      return earlier.includes(number) ? { ...item, earlier: true } : item;
    }),
    places: placesOf(shown, numberAt),
    of: papers?.length ?? ranking.order.length,
    ...defined({ found }),
  };
}

/** The places, from 1, of papers that stand in a list in the same order. */
function placesOf(shown: readonly number[], numberAt: (at: number) => number | undefined) {
  let at = -1;
  return shown.map((number) => {
    do at += 1;
    while (numberAt(at) !== number && numberAt(at) !== undefined);
    return at + 1;
  });
}

/** Few papers answer several topics: the others need nothing of their own. */
function itemOf(alone: DigestItem, number: number, others: readonly TopicText[]): DigestItem {
  if (!others.some(({ candidates }) => candidates.has(number))) return alone;
  const also = others.filter(({ candidates }) => candidates.has(number));
  return { ranked: alone.ranked, alsoOn: also.map(({ meaning }) => meaning.name) };
}
