import type { Place } from "../../../src/chat/place.ts";
import { SOMEWHERE, TO_ONE } from "../../../src/chat/placed.ts";
import { isDirect, slackAddressOf } from "../slack-place.ts";

/**
 * `For #papers`, in which Slack puts the channel's name and which notifies nobody. It is no longer
 * than what stands for it before the place is known, so that a message that fits then fits after.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#linking-channels
 */
export function placeMrkdwn(place: Place | undefined): string {
  const address = place && slackAddressOf(place);
  if (!address) return SOMEWHERE;
  return isDirect(address.channelId) ? TO_ONE : `For <#${address.channelId}>`;
}
