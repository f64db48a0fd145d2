import { type APIMessage, Routes } from "discord.js";
import type { Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import { DeliveryError } from "../../src/errors.ts";
import { withMark } from "./delivery-mark.ts";
import { channelOf } from "./discord-place.ts";
import { renderMessage } from "./render/render-message.ts";
import type { Rests } from "./rests.ts";

/**
 * Posts one platform message. Discord answers a second post of the nonce within a few minutes with
 * the first message; the mark is for the time after.
 *
 * @throws DeliveryError when there is no such place or it is too much for one message, and what the library throws
 */
export async function postMessage(
  { posts }: Rests,
  place: Place,
  message: Message,
  deliveryId: string,
): Promise<string> {
  const [body, ...more] = renderMessage(message);
  if (!body || more.length > 0) {
    const reason = "It does not fit one message of Discord.";
    throw new DeliveryError({ kind: "rejected" }, reason);
  }
  const marked = withMark(body, deliveryId);
  const route = Routes.channelMessages(requireChannel(place));
  const sent = await posts.post(route, {
    body: { ...marked, nonce: deliveryId, enforce_nonce: true },
  });
  // Sound: this is what the route answers.
  return (sent as APIMessage).id;
}

/** @throws DeliveryError */
export function requireChannel(place: Place): string {
  const channelId = channelOf(place);
  if (channelId !== undefined) return channelId;
  throw new DeliveryError({ kind: "gone" }, `Discord has no place ${place}.`);
}
