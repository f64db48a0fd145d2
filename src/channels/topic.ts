import { createBoundedMap } from "../collections/bounded-map.ts";
import type { TopicKey } from "../matching/matcher.ts";
import { parseQuery } from "../query/parse.ts";
import type { Query } from "../query/query.ts";
import { nameQuery } from "../query/say/describe.ts";
import { topicKey } from "../query/say/print.ts";
import type { Topic } from "./channel.ts";

/** No query has this key: theirs hold a colon or a parenthesis, or are empty. */
export const TRENDING_KEY: TopicKey = "trending";

/** What a topic means, worked out once for each text. */
export interface TopicMeaning {
  readonly key: TopicKey;
  /** In words: `trending`, or the query described. */
  readonly name: string;
  /** Left out for `trending`. */
  readonly query?: Query;
}

const TRENDING: TopicMeaning = { key: TRENDING_KEY, name: "trending" };

/** Distinct texts are few beside channels; past this many, the oldest is worked out again. */
const REMEMBERED = 50_000;
const meanings = createBoundedMap<string, TopicMeaning>(REMEMBERED);

/**
 * Reads a topic. A standing topic has no present moment, so `since:7d` is not understood in it and
 * is said back among the query's problems.
 */
export function meaningOf(topic: Topic): TopicMeaning {
  if (topic.kind === "trending") return TRENDING;
  const known = meanings.get(topic.text);
  if (known) return known;
  const query = parseQuery(topic.text);
  const meaning = { key: topicKey(query), name: nameQuery(query), query };
  meanings.set(topic.text, meaning);
  return meaning;
}

/** The topic as a person would type it. */
export function topicText(topic: Topic): string {
  return topic.kind === "trending" ? "trending" : topic.text;
}
