import type { Preview } from "../../../src/chat/inbox.ts";
import { defined } from "../../../src/collections/defined.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { renderMessage, type SlackMessage } from "../render/render-message.ts";
import type { Workspace } from "../workspaces/workspace.ts";
import { type Response, respond } from "./respond.ts";
import type { Surface } from "./surface.ts";
import type { ReplyTo } from "./view-state.ts";

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const MOST_USES = 5;
/** Slack takes one message a second in a channel. */
const APART_MS = SECOND;

/** Shows the answer where a command was typed or a message's button pressed. */
export function replySurface(workspace: Workspace, clock: Clock, to: ReplyTo): Surface {
  let uses = 0;
  /** How many messages the answer took. */
  let parts = 0;

  const send = async (part: SlackMessage, response: Response, isPrivate: boolean) => {
    const { slackApiUrl } = workspace.posts;
    if (++uses <= MOST_USES && (await respond(to.url, slackApiUrl, response))) return;
    uses = MOST_USES;
    await clock.sleep(APART_MS);
    await post(workspace, to, part, isPrivate);
  };

  const updates = ({ mode }: Preview) => mode === "update" && to.on !== undefined;
  const at = (preview: Preview) =>
    updates(preview) ? `${to.channelId} ${to.messageTs}` : undefined;

  const show = async (message: readonly SlackMessage[], preview: Preview, replaces: boolean) => {
    const isPrivate = updates(preview) ? to.on === "private" : preview.visibility === "private";
    for (const [n, part] of message.entries()) {
      const response = replaces && n === 0 ? replacing(part) : added(part, isPrivate, to);
      await send(part, response, isPrivate);
    }
  };

  return {
    at,
    begin: async () => {},
    show: async (message, preview) => {
      const rendered = renderMessage(message);
      parts = rendered.length;
      await show(rendered, preview, updates(preview));
    },
    // Slack changes a message by the URL of a press on it, and none by a command's.
    change: async ({ whole, besides }, preview) => {
      const rendered = renderMessage(whole);
      const replaces = updates(preview) && parts === 1 && rendered.length === 1;
      await show(replaces ? rendered : renderMessage(besides), preview, replaces);
    },
  };
}

/** Whether others read the place and do not see the answer. */
export function hasReaders(to: ReplyTo, isDirect: boolean): boolean {
  return !isDirect && to.on !== "public";
}

function replacing(message: SlackMessage): Response {
  return { ...message, replace_original: true };
}

function added(message: SlackMessage, isPrivate: boolean, { threadTs }: ReplyTo): Response {
  return {
    ...message,
    replace_original: false,
    response_type: isPrivate ? "ephemeral" : "in_channel",
    ...defined({ thread_ts: threadTs }),
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** When the URL is used up or too old, the bot speaks by itself, where it may. */
async function post(
  { posts }: Workspace,
  { channelId: channel, userId: user, threadTs }: ReplyTo,
  { text, blocks }: SlackMessage,
  isPrivate: boolean,
): Promise<void> {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  const quiet = { parse: "none", link_names: false } as const;
  const message = { channel, text, blocks, ...quiet, ...thread };
  if (isPrivate) await posts.chat.postEphemeral({ ...message, user });
  else await posts.chat.postMessage({ ...message, unfurl_links: false, unfurl_media: false });
}
