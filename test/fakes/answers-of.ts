import type { Answered, Matcher, TopicKey } from "../../src/matching/matcher.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import type { MatchFacts } from "../../src/query/matches.ts";

/** The topics each paper answers; a paper that answers none is left out. */
export function answersOf(
  matcher: Pick<Matcher, "match" | "numbers">,
  papers: readonly Paper[],
  outside?: MatchFacts,
): Map<PaperId, TopicKey[]> {
  const keys = new Map(Array.from(matcher.numbers, ([key, number]) => [number, key] as const));
  const topics = papers.map((): TopicKey[] => []);
  const answered: Answered = (number, places, count) => {
    for (const at of Array.from(places).slice(0, count))
      topics[at]?.push(keys.get(number) ?? `no. ${number}`);
  };
  matcher.match(papers, answered, outside);
  const answers = papers.map(({ id }, at) => [id, topics[at] ?? []] as const);
  return new Map(answers.filter(([, of]) => of.length > 0));
}
