import type { Place } from "../chat/place.ts";
import type { TopicChanges, TopicKey } from "../matching/matcher.ts";
import type { Query } from "../query/query.ts";
import type { Channel } from "./channel.ts";
import { meaningOf } from "./topic.ts";

/** The distinct queries that channels follow, counted, so that equal topics are matched once. */
export interface FollowedTopics {
  /** @returns the queries that went and those that appeared; undefined when none did */
  update(place: Place, channel: Channel | undefined): TopicChanges | undefined;
  queries(): ReadonlyMap<TopicKey, Query>;
}

export function createFollowedTopics(): FollowedTopics {
  const byPlace = new Map<Place, readonly TopicKey[]>();
  const followers = new Map<TopicKey, number>();
  const queries = new Map<TopicKey, Query>();

  function add(key: TopicKey, query: Query): boolean {
    followers.set(key, (followers.get(key) ?? 0) + 1);
    if (queries.has(key)) return false;
    queries.set(key, query);
    return true;
  }

  function remove(key: TopicKey): boolean {
    const left = (followers.get(key) ?? 0) - 1;
    if (left > 0) {
      followers.set(key, left);
      return false;
    }
    followers.delete(key);
    return queries.delete(key);
  }

  return {
    update(place, channel) {
      const before = byPlace.get(place) ?? [];
      const now = (channel?.subscriptions ?? []).flatMap(({ topic }) => {
        const { key, query } = meaningOf(topic);
        return query ? [{ key, query }] : [];
      });
      // Added first, so that a topic that stays is not forgotten in between.
      const appeared = now.filter(({ key, query }) => add(key, query));
      const gone = before.filter(remove);
      if (now.length > 0)
        byPlace.set(
          place,
          now.map(({ key }) => key),
        );
      else byPlace.delete(place);
      const come = new Map(appeared.map(({ key, query }) => [key, query]));
      return gone.length + come.size > 0 ? { gone, come } : undefined;
    },
    queries: () => queries,
  };
}
