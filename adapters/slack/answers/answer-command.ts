import type { GlobalShortcut, MessageShortcut, SlashCommand } from "@slack/bolt";
import type { Input, Request } from "../../../src/chat/request.ts";
import type { SlackUser } from "../people/askers.ts";
import { isDirect } from "../slack-place.ts";
import { answerRequest } from "./answer-request.ts";
import type { Answering } from "./answering.ts";
import { linksOfMessage } from "./links-of-message.ts";
import { openCommandForm } from "./open-form.ts";
import { readLine } from "./read-line.ts";
import { hasReaders, replySurface } from "./reply-surface.ts";
import type { ReplyTo } from "./view-state.ts";

/** The command that "Find similar papers" in a message's menu runs. */
const SIMILAR = "similar";
/** The one whose options "Search papers" asks for. */
const SEARCH = "search";

/** Answers `/papers …`. @throws when Slack refuses the answer */
export async function answerCommand(
  answering: Answering,
  slackUser: SlackUser,
  command: SlashCommand,
): Promise<void> {
  const { trigger_id: id, channel_id: channelId, response_url: url } = command;
  const to: ReplyTo = { url, channelId, userId: slackUser.userId };
  await answer(answering, slackUser, {
    id,
    to,
    input: { kind: "line", line: readLine(command.text) },
  });
}

/** Answers "Find similar papers". @throws when Slack refuses the answer */
export async function answerMessageShortcut(
  answering: Answering,
  slackUser: SlackUser,
  { trigger_id: id, channel, response_url: url, message }: MessageShortcut,
): Promise<void> {
  const paper = linksOfMessage(message);
  const to: ReplyTo = { url, channelId: channel.id, userId: slackUser.userId };
  await answer(answering, slackUser, {
    id,
    to,
    input: { kind: "options", command: SIMILAR, options: { paper } },
  });
}

async function answer(
  answering: Answering,
  slackUser: SlackUser,
  { id, to, input }: { readonly id: string; readonly to: ReplyTo; readonly input: Input },
): Promise<void> {
  const { workspace } = slackUser;
  const asker = await answering.askers.in(slackUser, to.channelId);
  const isRead = hasReaders(to, isDirect(to.channelId));
  const request: Request = { id, ...asker, input, hasReaders: isRead };
  await answerRequest(answering, workspace, request, replySurface(workspace, answering.clock, to));
}

/** Opens the form of "Search papers". @throws when Slack refuses it */
export async function openShortcut(
  answering: Answering,
  slackUser: SlackUser,
  { trigger_id: triggerId }: GlobalShortcut,
): Promise<void> {
  const opening = { how: "open", triggerId } as const;
  await openCommandForm(answering, slackUser, SEARCH, { opening, state: { depth: 1 } });
}
