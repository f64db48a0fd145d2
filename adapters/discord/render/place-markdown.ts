import type { Place } from "../../../src/chat/place.ts";
import { SOMEWHERE, TO_ONE } from "../../../src/chat/placed.ts";
import { channelOf, isDirect } from "../discord-place.ts";

/**
 * `For #papers`, in which Discord puts the channel's name and which notifies nobody. It is no longer
 * than what stands for it before the place is known, so that a message that fits then fits after.
 *
 * @see https://docs.discord.com/developers/reference#message-formatting-formats
 */
export function placeMarkdown(place: Place | undefined): string {
  const channelId = place && channelOf(place);
  if (!place || channelId === undefined) return SOMEWHERE;
  return isDirect(place) ? TO_ONE : `For <#${channelId}>`;
}
