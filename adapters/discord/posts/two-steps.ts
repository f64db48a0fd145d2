import { MessageFlags, RESTJSONErrorCodes, Routes } from "discord.js";
import type { Message } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import { DeliveryError } from "../../../src/errors.ts";
import { isDirect } from "../discord-place.ts";
import { textMarkdown } from "../render/text.ts";
import { codeOf } from "./post-error.ts";
import { idOf, type Posting, renderOne } from "./post-message.ts";
import { safeError } from "./safe-error.ts";

/** Of a message's `content`: https://docs.discord.com/developers/resources/message#create-message */
const LIMIT = 2_000;

/**
 * Whether a notification should say something. Discord's notification of components has no words, so
 * the message appears as its summary first; one line a digest is enough, however many its parts are.
 */
export function isAnnounced(place: Place, { announced }: Message, part: number): boolean {
  return part === 0 && (announced === true || isDirect(place));
}

/** What a notification reads. */
export function lineOf({ summary }: Message): string {
  return textMarkdown(summary, { limit: LIMIT, line: true }) || "A digest of papers.";
}

/**
 * Posts the line. A line has no component to carry a mark; after the nonce it is known by its words,
 * which name the day and the first paper.
 */
export async function postLine(
  { rests, signal }: Posting,
  channelId: string,
  message: Message,
  deliveryId: string,
): Promise<string> {
  const body = {
    content: lineOf(message),
    flags: MessageFlags.SuppressEmbeds,
    allowed_mentions: { parse: [] },
    nonce: deliveryId,
    enforce_nonce: true,
  };
  const sent = await rests.posts.post(Routes.channelMessages(channelId), {
    body,
    signal: signal(),
  });
  return idOf(sent);
}

/**
 * Shows the whole in the place of its line. The flag of components may be set by an edit, which then
 * has to clear the text, and nobody is notified of an edit.
 *
 * @see https://docs.discord.com/developers/resources/message#edit-message
 * @throws DeliveryError `rejected` when the line was deleted, and what the library throws
 */
export async function fillLine(
  { rests, signal }: Posting,
  { channelId, id }: { readonly channelId: string; readonly id: string },
  message: Message,
): Promise<void> {
  const { body, files } = renderOne(message);
  try {
    const edited = await rests.posts.patch(Routes.channelMessage(channelId, id), {
      body: { ...body, content: null, embeds: null },
      files: [...files],
      signal: signal(),
    });
    idOf(edited);
  } catch (error) {
    if (codeOf(error) !== RESTJSONErrorCodes.UnknownMessage) throw error;
    const reason = "The line that announced it was deleted.";
    throw new DeliveryError({ kind: "rejected" }, reason, { cause: safeError(error) });
  }
}
