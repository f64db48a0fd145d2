import {
  type APIInteraction,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from "discord.js";
import type { Obstacles } from "../../../src/chat/request.ts";
import { defined } from "../../../src/collections/defined.ts";
import { isMember } from "./may-manage.ts";

/** The permissions that a post can lack, by what Discord's settings call them. */
const BITS = {
  "View Channel": PermissionFlagsBits.ViewChannel,
  "Send Messages": PermissionFlagsBits.SendMessages,
  "Send Messages in Threads": PermissionFlagsBits.SendMessagesInThreads,
  "Create Public Threads": PermissionFlagsBits.CreatePublicThreads,
} as const;

type Name = keyof typeof BITS;

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);
const FORUMS: ReadonlySet<number> = new Set([ChannelType.GuildForum, ChannelType.GuildMedia]);
const NO_MESSAGES: ReadonlySet<number> = new Set([
  ChannelType.GuildCategory,
  ChannelType.GuildDirectory,
]);
/** Where a message can have a thread; elsewhere what would stand in it follows as a message. */
const WITH_THREADS: ReadonlySet<number> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
]);

/**
 * What keeps the bot from posting where somebody asks. Discord tells with each interaction what the
 * channel is and what the bot may do there; what it leaves out is not known, and nothing is refused for it.
 *
 * @see https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
 */
export function obstaclesOf(interaction: APIInteraction): Obstacles {
  if (interaction.guild_id === undefined)
    return interaction.context === InteractionContextType.PrivateChannel ? { posts: VISITOR } : {};
  if (!isMember(interaction))
    return {
      posts:
        "The bot is not in this server, so it cannot post here. Someone who manages the server can add it.",
    };
  const kind = kindObstacle(interaction);
  if (kind !== undefined) return { posts: kind };
  const { channel, app_permissions: given } = interaction;
  if (given === undefined) return {};
  const has = holderOf(BigInt(given));
  const isThread = channel !== undefined && THREADS.has(channel.type);
  const writing = isThread ? "Send Messages in Threads" : "Send Messages";
  const posts = lacking(has, ["View Channel", writing], isThread);
  const hasThreads = channel !== undefined && WITH_THREADS.has(channel.type);
  const threads =
    hasThreads && lacking(has, ["Create Public Threads", "Send Messages in Threads"], false);
  return {
    ...defined({
      posts: posts || undefined,
      threads: threads ? `${threads} ${OTHERWISE}` : undefined,
    }),
  };
}

const VISITOR =
  "The bot is not part of this conversation, so it cannot post here. Use the command in a direct message with it.";

const OTHERWISE = "Or choose schedule details:here.";

function kindObstacle({ channel, app_permissions }: APIInteraction): string | undefined {
  if (!channel) return undefined;
  if (FORUMS.has(channel.type))
    return "A forum holds threads, not messages. Use the command in one of its threads.";
  if (NO_MESSAGES.has(channel.type))
    return "Nobody can write in a channel of this kind. Use the command in a text channel or a thread.";
  const metadata = "thread_metadata" in channel ? channel.thread_metadata : undefined;
  const has = holderOf(BigInt(app_permissions ?? 0));
  if (metadata?.locked && !has(PermissionFlagsBits.ManageThreads))
    return "This thread is locked. Unlock it, or use the command in another channel.";
  return undefined;
}

function holderOf(permissions: bigint): (bit: bigint) => boolean {
  const isAdministrator = (permissions & PermissionFlagsBits.Administrator) !== 0n;
  return (bit) => isAdministrator || (permissions & bit) !== 0n;
}

/** `The bot lacks View Channel and Send Messages here. …` */
function lacking(
  has: (bit: bigint) => boolean,
  needed: readonly Name[],
  isThread: boolean,
): string | undefined {
  const missing = needed.filter((name) => !has(BITS[name]));
  if (missing.length === 0) return undefined;
  const where = isThread ? "the settings of the channel it hangs in" : "the channel’s settings";
  return `The bot lacks ${missing.join(" and ")} here. Allow it in ${where}, under Permissions, for the bot or its role.`;
}
