import { type APIMessage, Routes } from "discord.js";
import type { Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import { DeliveryError } from "../../src/errors.ts";
import { withMark } from "./delivery-mark.ts";
import { channelOf } from "./discord-place.ts";
import { renderMessage } from "./render/render-message.ts";
import type { Rests } from "./rests.ts";

export interface Posting {
  readonly rests: Rests;
  /** How long one request may take. */
  readonly signal: () => AbortSignal;
}

/**
 * Posts one platform message. Discord answers a second post of the nonce within a few minutes with
 * the first message; the mark is for the time after.
 *
 * @throws DeliveryError when it is too much for one message, and what the library throws
 */
export async function postTo(
  { rests, signal }: Posting,
  channelId: string,
  message: Message,
  deliveryId: string,
): Promise<string> {
  const [first, ...more] = renderMessage(message);
  if (!first || more.length > 0) {
    const reason = "It does not fit one message of Discord.";
    throw new DeliveryError({ kind: "rejected" }, reason);
  }
  const marked = withMark(first.body, deliveryId);
  const sent = await rests.posts.post(Routes.channelMessages(channelId), {
    body: { ...marked, nonce: deliveryId, enforce_nonce: true },
    files: [...first.files],
    signal: signal(),
  });
  // Sound: this is what the route answers.
  return (sent as APIMessage).id;
}

/** @throws DeliveryError when Discord has no such place */
export function requireChannel(place: Place): string {
  const channelId = channelOf(place);
  if (channelId !== undefined) return channelId;
  throw new DeliveryError({ kind: "gone" }, `Discord has no place ${place}.`);
}
