import type { WebClient } from "@slack/web-api";
import type { Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import { DeliveryError } from "../../src/errors.ts";
import type { Clients } from "./clients.ts";
import { codeOf, deliveryErrorOf, isTokenRefused } from "./post-error.ts";
import { renderMessage, type SlackMessage, withoutPictures } from "./render/render-message.ts";
import { type SlackAddress, slackAddressOf } from "./slack-place.ts";
import type { SlackClock } from "./slack-settings.ts";
import type { Workspace, Workspaces } from "./workspace.ts";

export interface Post {
  readonly place: Place;
  readonly message: Message;
  readonly deliveryId: string;
  /** The id of the message whose thread it goes into. */
  readonly under?: string | undefined;
}

/** Slack's event of a message that carries a delivery; an app may name it as it likes. */
const EVENT_TYPE = "offprint_delivery";

/** Slack takes one message a second in a channel, and counts those it refuses. */
const APART_MS = 1_000;

export interface PostDeps {
  readonly workspaces: Workspaces;
  readonly clock: SlackClock;
  /** Slack says that the workspace's token is worth nothing any more. */
  readonly onRefused?: (cause: unknown, workspace: Workspace) => void;
}

/**
 * Posts one platform message and resolves with its `ts`.
 *
 * @throws DeliveryError
 */
export async function postMessage(deps: PostDeps, post: Post): Promise<string> {
  const { teamId, channelId } = requireAddress(post.place);
  const body = requireOne(renderMessage(post.message));
  const workspace = await requireWorkspace(deps.workspaces, teamId);
  const thread = threadOf(post.under);
  const metadata = { event_type: EVENT_TYPE, event_payload: { id: post.deliveryId } };
  const message = { ...body, ...thread, channel: channelId, metadata };
  try {
    return await sendWhileValid(deps, workspace, message);
  } catch (error) {
    if (isTokenRefused(error)) deps.onRefused?.(error, workspace);
    throw deliveryErrorOf(error);
  }
}

/** Posts to a person's direct message with the bot, outside of any delivery. */
export async function postToPerson(
  { reads, posts }: Clients,
  clock: SlackClock,
  { userId, message }: { readonly userId: string; readonly message: Message },
): Promise<void> {
  const { channel } = await reads.conversations.open({ users: userId });
  if (!channel?.id) throw new Error("Slack opened no direct message.");
  for (const [n, body] of renderMessage(message).entries()) {
    if (n > 0) await clock.sleep(APART_MS);
    await sendMessage(posts, clock, { ...body, channel: channel.id });
  }
}

interface Outgoing extends SlackMessage {
  readonly channel: string;
  readonly thread_ts?: string;
  readonly metadata?: {
    readonly event_type: string;
    readonly event_payload: Readonly<Record<string, string>>;
  };
}

const QUIET = {
  parse: "none",
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

/** Slack refuses a whole message for one picture that it cannot fetch; nothing has been posted then. */
async function sendMessage(
  posts: WebClient,
  clock: SlackClock,
  message: Outgoing,
): Promise<string> {
  try {
    return await sendOnce(posts, message);
  } catch (error) {
    const bare = withoutPictures(message);
    const isPlain = JSON.stringify(bare.blocks) === JSON.stringify(message.blocks);
    if (isPlain || codeOf(error) !== "invalid_blocks") throw error;
    await clock.sleep(APART_MS);
    return sendOnce(posts, { ...message, ...bare });
  }
}

async function sendOnce(posts: WebClient, message: Outgoing): Promise<string> {
  const { ts } = await posts.chat.postMessage({ ...message, ...QUIET });
  if (ts) return ts;
  throw new Error("Slack did not say which message it made.");
}

/** An expired token has posted nothing; a new one may. */
async function sendWhileValid(
  { workspaces, clock }: PostDeps,
  workspace: Workspace,
  message: Outgoing,
): Promise<string> {
  try {
    return await sendMessage(workspace.posts, clock, message);
  } catch (error) {
    if (codeOf(error) !== "token_expired") throw error;
    const renewed = await workspaces.renew(workspace).catch(() => undefined);
    if (!renewed) throw error;
    await clock.sleep(APART_MS);
    return sendMessage(renewed.posts, clock, message);
  }
}

function requireAddress(place: Place): SlackAddress {
  const address = slackAddressOf(place);
  if (address) return address;
  throw new DeliveryError({ kind: "gone" }, `Slack has no place ${place}.`);
}

function requireOne([body, ...more]: readonly SlackMessage[]): SlackMessage {
  if (body && more.length === 0) return body;
  throw new DeliveryError({ kind: "rejected" }, "It does not fit one message of Slack.");
}

async function requireWorkspace(workspaces: Workspaces, teamId: string): Promise<Workspace> {
  const workspace = await workspaces.of(teamId).catch((cause: unknown) => {
    const reason = "How to reach the workspace could not be looked up.";
    throw new DeliveryError({ kind: "failed" }, reason, { cause });
  });
  if (workspace) return workspace;
  const reason = "The bot is not installed in this workspace. Install it there again.";
  throw new DeliveryError({ kind: "forbidden" }, reason);
}

function threadOf(under: string | undefined): Pick<Outgoing, "thread_ts"> {
  if (under === undefined) return {};
  if (/^\d{1,15}\.\d{1,9}$/u.test(under)) return { thread_ts: under };
  throw new DeliveryError({ kind: "rejected" }, "That is no message of Slack to write under.");
}
