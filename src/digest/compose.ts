import { meaningOf, type TopicMeaning } from "../channels/topic.ts";
import type { SourceReport } from "../sources/source.ts";
import type { Candidates } from "./candidates.ts";
import type { Digest, DigestItem, Section } from "./digest.ts";
import { emptinessOf } from "./emptiness.ts";
import { type SelectInput, type Selection, select, type TopicPick } from "./select.ts";

export interface ComposeInput extends SelectInput {
  readonly sources: readonly SourceReport[];
}

/** The digest of one channel at one moment: everything its topics ask for that it has not seen. */
export function compose(input: ComposeInput): Digest {
  return present(select(input), input);
}

/** A selection with everything that is said about it. */
export function present(
  { window, picks, notShown }: Selection,
  {
    candidates,
    sources,
  }: { readonly candidates: Candidates; readonly sources: readonly SourceReport[] },
): Digest {
  const topics = queriesOf(picks);
  const sections = picks
    .filter(({ shown }) => shown.length > 0)
    .map((pick) => sectionOf(pick, topics, candidates));
  const papers = sections.flatMap(({ items }) => items.map(({ ranked }) => ranked.paper.id));
  return {
    asOf: candidates.asOf,
    window,
    sections,
    papers,
    notShown,
    sources,
    ...(sections.length === 0 && { empty: emptinessOf(picks.length, sources) }),
  };
}

/** Whether a paper trends is said by its section alone. */
function queriesOf(picks: readonly TopicPick[]): readonly TopicMeaning[] {
  return picks
    .map(({ subscription }) => meaningOf(subscription.topic))
    .filter(({ query }) => query);
}

function sectionOf(
  { subscription, shown, found }: TopicPick,
  topics: readonly TopicMeaning[],
  candidates: Candidates,
): Section {
  const own = meaningOf(subscription.topic);
  const items = shown.map(({ ranked }): DigestItem => {
    const { id } = ranked.paper;
    const others = topics.filter(({ key }) => key !== own.key && candidates.answers(key, id));
    return { ranked, alsoOn: others.map(({ name }) => name) };
  });
  const { topic, minVotes } = subscription;
  return {
    topic,
    name: own.name,
    ...(minVotes !== undefined && { minVotes }),
    items,
    ...(found !== undefined && { found }),
  };
}
