import {
  type APIChannel,
  type APIMessage,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from "discord.js";
import { defined } from "../../../src/collections/defined.ts";
import { DeliveryError } from "../../../src/errors.ts";
import { DAY } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";
import { hasMark } from "./delivery-mark.ts";
import { codeOf } from "./post-error.ts";

/** Longer than a digest may be late, so whatever is older is of no matter. */
const LOOK_BACK_MS = 4 * DAY;
const PAGE = 100;
const PAGES = 20;

export interface Wanted {
  readonly channelId: string;
  readonly deliveryId: string;
  /** What it reads while it is a line. */
  readonly line?: string;
  /** Who posted it. */
  readonly userId: string;
}

/**
 * The id of the bot's own message of a delivery that went into the thread of a message, or after it
 * where there are no threads.
 *
 * @throws DeliveryError when the messages cannot all be read, so that nobody can tell
 */
export async function findUnder(
  rest: REST,
  wanted: Wanted,
  under: string,
  now: Instant,
): Promise<string | undefined> {
  try {
    return await findPost(rest, { ...wanted, channelId: under }, now);
  } catch (error) {
    if (codeOf(error) !== RESTJSONErrorCodes.UnknownChannel) throw error;
    return findPost(rest, wanted, now);
  }
}

/**
 * The id of the bot's own message of a delivery, read back from the channel, newest first.
 *
 * @throws DeliveryError when the channel's messages cannot all be read, so that nobody can tell
 */
export async function findPost(
  rest: REST,
  { channelId, deliveryId, line, userId }: Wanted,
  now: Instant,
): Promise<string | undefined> {
  let before: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const messages = await readPage(rest, channelId, before);
    const found = messages.find(
      (each) => each.author.id === userId && (hasMark(each, deliveryId) || each.content === line),
    );
    if (found) return found.id;
    const oldest = messages.at(-1);
    if (!before && !oldest) return nothingThere(rest, channelId);
    if (messages.length < PAGE || !oldest || now - Date.parse(oldest.timestamp) > LOOK_BACK_MS)
      return undefined;
    before = oldest.id;
  }
  throw unreadable("So much was written in the channel that it cannot all be read back.");
}

async function readPage(rest: REST, channelId: string, before?: string): Promise<APIMessage[]> {
  const query = new URLSearchParams({
    limit: String(PAGE),
    ...defined({ before: before || undefined }),
  });
  const answer = await rest.get(Routes.channelMessages(channelId), { query });
  if (!Array.isArray(answer)) throw unreadable("What answered was not Discord.");
  // Sound: this is what the route answers.
  return answer as APIMessage[];
}

/** Without the permission to read the history Discord answers with an empty list instead of an error. */
async function nothingThere(rest: REST, channelId: string): Promise<undefined> {
  const channel = (await rest.get(Routes.channel(channelId))) as APIChannel;
  if ("last_message_id" in channel && channel.last_message_id)
    throw unreadable("The bot may not read the channel's history. Let it read message history.");
  return undefined;
}

function unreadable(reason: string): DeliveryError {
  return new DeliveryError({ kind: "failed" }, reason);
}
