import type { Message } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import { DeliveryError } from "../../../src/errors.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { renderMessage, type SlackMessage } from "../render/render-message.ts";
import type { Clients } from "../workspaces/clients.ts";
import { APART_MS, type PostDeps, type Send, sendMessage, sendTo } from "./send-message.ts";

export interface Post {
  readonly place: Place;
  readonly message: Message;
  readonly deliveryId: string;
  /** The id of the message whose thread it goes into. */
  readonly under?: string | undefined;
  /** Only its summary is shown, with a word on what follows. */
  readonly asLine?: true;
}

/** What a message that stands there is to show. */
export interface Edit {
  readonly place: Place;
  readonly messageId: string;
  readonly message: Message;
}

/** Slack's event of a message that carries a delivery; an app may name it as it likes. */
const EVENT_TYPE = "offprint_delivery";

/** True of a line that is filled, and of one that a lost answer left alone. */
const MORE = "The rest follows here, or in the next message.";

const QUIET = { parse: "none", link_names: false } as const;
const FOLDED = { unfurl_links: false, unfurl_media: false } as const;

/**
 * Posts one platform message and resolves with its `ts`.
 *
 * @throws DeliveryError
 */
export async function postMessage(deps: PostDeps, post: Post): Promise<string> {
  const { place, message, under, deliveryId: id } = post;
  const body = requireOne(renderMessage(post.asLine ? lineOf(message) : message));
  const thread = under === undefined ? {} : { thread_ts: requireTs(under) };
  const metadata = { event_type: EVENT_TYPE, event_payload: { id } };
  return sendTo(deps, place, body, (channel) => posting({ channel, metadata, ...thread }));
}

/**
 * Puts a whole message into the place of its line; doing it again changes nothing.
 *
 * @throws DeliveryError
 */
export async function fillMessage(deps: PostDeps, edit: Edit): Promise<void> {
  const body = requireOne(renderMessage(edit.message));
  const ts = requireTs(edit.messageId);
  await sendTo(deps, edit.place, body, (channel) => async (posts, { text, blocks }) => {
    await posts.chat.update({ channel, ts, text, blocks, ...QUIET });
  });
}

/** Posts to a person's direct message with the bot, outside of any delivery. */
export async function postToPerson(
  { reads, posts }: Clients,
  clock: Clock,
  { userId, message }: { readonly userId: string; readonly message: Message },
): Promise<void> {
  const { channel } = await reads.conversations.open({ users: userId });
  if (!channel?.id) throw new Error("Slack opened no direct message.");
  const send = posting({ channel: channel.id });
  for (const [n, body] of renderMessage(message).entries()) {
    if (n > 0) await clock.sleep(APART_MS);
    await sendMessage(posts, clock, body, send);
  }
}

interface Where {
  readonly channel: string;
  readonly thread_ts?: string;
  readonly metadata?: {
    readonly event_type: string;
    readonly event_payload: Readonly<Record<string, string>>;
  };
}

function posting(where: Where): Send<string> {
  return async (posts, body) => {
    const { ts } = await posts.chat.postMessage({ ...where, ...body, ...QUIET, ...FOLDED });
    if (ts) return ts;
    throw new Error("Slack did not say which message it made.");
  };
}

function lineOf({ summary }: Message): Message {
  return {
    summary,
    blocks: [
      { kind: "text", text: [{ kind: "bold", text: summary }] },
      { kind: "note", text: MORE },
    ],
  };
}

function requireOne([body, ...more]: readonly SlackMessage[]): SlackMessage {
  if (body && more.length === 0) return body;
  throw new DeliveryError({ kind: "rejected" }, "It does not fit one message of Slack.");
}

function requireTs(id: string): string {
  if (/^\d{1,15}\.\d{1,9}$/u.test(id)) return id;
  throw new DeliveryError({ kind: "rejected" }, "That is no message of Slack.");
}
