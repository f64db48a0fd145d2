import type { Channel } from "../channels/channel.ts";
import { SKIPPED } from "../views/words/outcomes.ts";

/** Why a channel gets no digest now, whatever there is to tell. */
export function ruleAgainst(channel: Channel | undefined): string | undefined {
  if (!channel) return SKIPPED.channelRemoved;
  if (channel.archived) return SKIPPED.channelArchived;
  if (channel.removedAt !== undefined) return SKIPPED.botRemoved;
  // A place that refused is asked again at each slot.
  if (channel.paused && channel.paused.by !== "refusal") return SKIPPED.paused;
  if (channel.subscriptions.length === 0) return SKIPPED.noTopics;
  return undefined;
}
