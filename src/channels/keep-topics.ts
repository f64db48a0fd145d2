import type { TopicMatches } from "../matching/topic-matches.ts";
import type { Instant } from "../time/instant.ts";
import type { ChannelRegister } from "./channel.ts";
import { createFollowedTopics } from "./followed-topics.ts";

/**
 * Keeps the topics that papers are matched against in step with what channels follow.
 * @returns once those of today are filled; they may be asked for before
 */
export function keepTopics(
  channels: Pick<ChannelRegister, "all" | "watch">,
  matches: Pick<TopicMatches, "setTopics" | "changeTopics">,
  now: () => Instant,
): Promise<void> {
  const topics = createFollowedTopics();
  for (const channel of channels.all()) topics.update(channel.place, channel);
  const filled = matches.setTopics(topics.queries(), now());
  channels.watch((place, channel) => {
    const changes = topics.update(place, channel);
    if (changes) matches.changeTopics(changes, now());
  });
  return filled;
}
