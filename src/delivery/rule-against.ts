import type { Channel } from "../channels/channel.ts";

/** Why a channel gets no digest now, whatever there is to tell. */
export function ruleAgainst(channel: Channel | undefined): string | undefined {
  if (!channel) return "the channel was removed";
  if (channel.archived) return "the channel is archived";
  if (channel.removedAt !== undefined) return "the bot was removed";
  // A place that refused is asked again at each slot.
  if (channel.paused && channel.paused.by !== "refusal") return "paused";
  if (channel.subscriptions.length === 0) return "no subscriptions";
  return undefined;
}
