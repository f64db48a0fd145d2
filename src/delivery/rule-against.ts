import type { Channel } from "../channels/channel.ts";

/** Why a channel gets no digest now, whatever there is to tell. */
export function ruleAgainst(channel: Channel | undefined): string | undefined {
  if (!channel) return "the channel was removed";
  if (channel.paused) return "paused";
  if (channel.subscriptions.length === 0) return "no subscriptions";
  return undefined;
}
