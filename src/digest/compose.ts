import { meaningOf, type TopicMeaning } from "../channels/topic.ts";
import type { TopicKey } from "../matching/matcher.ts";
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
  const topics = queriesOf(picks).map(({ key, name }) => ({
    ...{ key, name },
    answeredBy: candidates.answering(key),
  }));
  const sections = picks
    .filter(({ shown }) => shown.length > 0)
    .map((pick) => sectionOf(pick, topics));
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

interface Followed {
  readonly key: TopicKey;
  readonly name: string;
  readonly answeredBy: ReturnType<Candidates["answering"]>;
}

function sectionOf(
  { subscription, shown, found }: TopicPick,
  topics: readonly Followed[],
): Section {
  const own = meaningOf(subscription.topic);
  const others = topics.filter(({ key }) => key !== own.key);
  const items = shown.map(({ ranked, number }): DigestItem => {
    const also = others.filter(({ answeredBy }) => answeredBy(number));
    return { ranked, alsoOn: also.map(({ name }) => name) };
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
