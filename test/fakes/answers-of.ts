import type { Matcher, TopicKey } from "../../src/matching/matcher.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import type { MatchFacts } from "../../src/query/matches.ts";

/** The topics each paper answers; a paper that answers none is left out. */
export function answersOf(
  matcher: Pick<Matcher, "match">,
  papers: readonly Paper[],
  outside?: MatchFacts,
): Map<PaperId, TopicKey[]> {
  const topics = papers.map((): TopicKey[] => []);
  matcher.match(papers, (key, at) => topics[at]?.push(key), outside);
  const answers = papers.map(({ id }, at) => [id, topics[at] ?? []] as const);
  return new Map(answers.filter(([, keys]) => keys.length > 0));
}
