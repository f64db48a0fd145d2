import { channelsNamed } from "../shapes/mrkdwn-syntax.ts";
import { maySee, visibleChannel } from "./channels.ts";
import { SlackError } from "./slack-error.ts";
import type { Channel, Content, Installation, Json, Message, World } from "./world.ts";

/**
 * A channel the bot may write in.
 * @throws SlackError channel_not_found, is_archived, not_in_channel, restricted_action
 */
export function writableChannel(world: World, installation: Installation, id: string): Channel {
  const channel = visibleChannel(world, installation, id);
  if (channel.isArchived) throw new SlackError("is_archived");
  const isInside = channel.members.has(installation.botUserId);
  if (!isInside && !installation.scopes.has("chat:write.public"))
    throw new SlackError("not_in_channel");
  if (channel.isReadOnly) throw new SlackError("restricted_action");
  return channel;
}

/** @throws SlackError thread_not_found, invalid_arguments for the ts of a reply */
export function threadIn(channel: Channel, threadTs: string | undefined): { threadTs?: string } {
  if (threadTs === undefined) return {};
  const parent = channel.messages.find(({ ts }) => ts === threadTs);
  if (!parent) throw new SlackError("thread_not_found");
  if (parent.threadTs !== undefined)
    throw new SlackError("invalid_arguments", ["thread_ts: of a reply, not of a thread's first"]);
  return { threadTs };
}

type Extras = Pick<Message, "threadTs" | "metadata" | "ephemeralTo">;

/** A message of the bot that nobody sees yet. */
export function compose(
  world: World,
  { botUserId, botId }: Pick<Installation, "botUserId" | "botId">,
  channel: Channel,
  content: Content,
  extras: { [K in keyof Extras]?: Extras[K] | undefined } = {},
): Message {
  const { threadTs, metadata, ephemeralTo } = extras;
  return {
    ...ofItsChannel(content, channel.id),
    ts: world.newTs(),
    channelId: channel.id,
    teamId: channel.teamId,
    userId: botUserId,
    botId,
    at: world.clock.now(),
    edits: 0,
    ...(threadTs !== undefined && { threadTs }),
    ...(metadata !== undefined && { metadata }),
    ...(ephemeralTo !== undefined && { ephemeralTo }),
  };
}

/**
 * A rule of Offprint: only a block names a channel, and that is its own.
 * @throws SlackError invalid_blocks
 */
function ofItsChannel(content: Content, channelId: string): Content {
  const foreign = [
    ...channelsNamed(content.text),
    ...channelsNamed(content.blocks).filter((id) => id !== channelId),
  ];
  if (foreign.length === 0) return content;
  throw new SlackError("invalid_blocks", [`it names the channel ${foreign.join(", ")}`]);
}

/** Shows a new message to everybody in its channel, or to one person. */
export function show(world: World, message: Message): Message {
  if (message.ephemeralTo !== undefined) {
    world.ephemerals.push(message);
    world.happen({ kind: "ephemeral", message });
    return message;
  }
  world.channels.get(message.channelId)?.messages.push(message);
  world.happen({ kind: "posted", message });
  return message;
}

/** Puts the new version in the place of the old. */
export function replace(world: World, before: Message, content: Content): Message {
  const after = { ...before, ...ofItsChannel(content, before.channelId), edits: before.edits + 1 };
  const list = listOf(world, before);
  const at = list.findIndex(({ ts }) => ts === before.ts);
  if (at !== -1) list[at] = after;
  world.happen({ kind: "updated", message: after });
  return after;
}

export function remove(world: World, message: Message): void {
  const list = listOf(world, message);
  const at = list.findIndex(({ ts }) => ts === message.ts);
  if (at !== -1) list.splice(at, 1);
  world.happen({ kind: "deleted", message });
}

function listOf(world: World, { channelId, ephemeralTo }: Message): Message[] {
  if (ephemeralTo !== undefined) return world.ephemerals;
  return world.channels.get(channelId)?.messages ?? [];
}

/**
 * A message of the bot that it may change.
 * @throws SlackError channel_not_found, message_not_found, cant_update_message
 */
export function ownMessage(
  world: World,
  installation: Installation,
  channelId: string,
  ts: string,
): Message {
  const channel = world.channels.get(channelId);
  if (!channel || !maySee(world, installation, channel)) throw new SlackError("channel_not_found");
  const message = channel.messages.find((one) => one.ts === ts);
  if (!message) throw new SlackError("message_not_found");
  if (message.userId !== installation.botUserId) throw new SlackError("cant_update_message");
  return message;
}

/** As the Web API and payloads show it. */
export function messageJson({ settings }: Pick<World, "settings">, message: Message): Json {
  const { ts, text, blocks, userId, botId, teamId, threadTs, metadata, edits } = message;
  return {
    type: "message",
    ts,
    text,
    user: userId,
    team: teamId,
    ...(botId !== undefined && { bot_id: botId, app_id: settings.appId }),
    ...(blocks.length > 0 && { blocks }),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
    ...(metadata !== undefined && { metadata }),
    ...(edits > 0 && { edited: { user: userId, ts } }),
  };
}
