import { Routes } from "discord.js";
import type { Message } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import { DeliveryError } from "../../../src/errors.ts";
import { channelOf } from "../discord-place.ts";
import type { Rests } from "../gateway/rests.ts";
import { type DiscordMessage, renderMessage } from "../render/render-message.ts";
import { withMark } from "./delivery-mark.ts";

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
  const { body, files } = renderOne(message);
  const marked = withMark(body, deliveryId);
  const sent = await rests.posts.post(Routes.channelMessages(channelId), {
    body: { ...marked, nonce: deliveryId, enforce_nonce: true },
    files: [...files],
    signal: signal(),
  });
  return idOf(sent);
}

/**
 * The id of a message that was made. What stands between here and Discord can answer with a page of
 * its own, and then nobody knows.
 *
 * @throws DeliveryError `unknown`
 */
export function idOf(answer: unknown): string {
  if (typeof answer === "object" && answer !== null && "id" in answer)
    if (typeof answer.id === "string") return answer.id;
  throw new DeliveryError({ kind: "unknown" }, "What answered was not Discord.");
}

/** @throws DeliveryError when it is too much for one message */
export function renderOne(message: Message): DiscordMessage {
  const [first, ...more] = renderMessage(message);
  if (first && more.length === 0) return first;
  throw new DeliveryError({ kind: "rejected" }, "It does not fit one message of Discord.");
}

/** @throws DeliveryError when Discord has no such place */
export function requireChannel(place: Place): string {
  const channelId = channelOf(place);
  if (channelId !== undefined) return channelId;
  throw new DeliveryError({ kind: "gone" }, `Discord has no place ${place}.`);
}
