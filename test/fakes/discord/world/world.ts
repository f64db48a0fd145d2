import type { Clock } from "../../../../src/time/clock.ts";
import type { Content } from "../messages/message-rules.ts";
import { describeFaults } from "../messages/shapes.ts";
import { ApiError } from "../rest/api-error.ts";
import { createSnowflakes } from "./snowflakes.ts";

/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const CHANNEL_TYPES = {
  text: 0,
  dm: 1,
  voice: 2,
  category: 4,
  announcement: 5,
  thread: 11,
  forum: 15,
} as const;

export type ChannelType = keyof typeof CHANNEL_TYPES;

export interface Channel {
  readonly id: string;
  readonly type: ChannelType;
  readonly name: string;
  /** Of a server; a direct message has a recipient instead. */
  readonly guildId?: string;
  readonly recipientId?: string;
  /** The channel a thread hangs in. */
  readonly parentId?: string;
  /** What the bot may do here. */
  permissions: bigint;
  /** A thread only a moderator may write in. */
  locked: boolean;
  /** A person who takes no messages from the bot. */
  closed: boolean;
  readonly messages: Message[];
}

export interface Message extends Content {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly at: number;
  readonly nonce?: string | number;
  /** How often it was edited, and when last. */
  readonly edits: number;
  readonly editedAt?: number;
  /** Of an answer to an interaction: written through its webhook. */
  readonly interactionId?: string;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  /** The bot is in it. */
  joined: boolean;
  /** What the link that added the bot asked for: its rights, and whether its commands show there. */
  readonly permissions: bigint;
  readonly hasCommands: boolean;
}

/** All that exists outside the bot. */
export interface World {
  readonly clock: Clock;
  /** The bot's; a new one makes the old one useless. */
  token: string;
  readonly applicationId: string;
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  /** Messages only one person sees, by id. */
  readonly whispers: Map<string, Message>;
  /** What Discord would refuse, and rules of Offprint that were broken; empty for a bot that behaves. */
  readonly violations: string[];
  newId(): string;
  violate(where: string, what: string | ApiError): void;
}

export function createWorld(clock: Clock, token: string): World {
  const newId = createSnowflakes(clock.now);
  const violations: string[] = [];
  return {
    clock,
    token,
    applicationId: newId(),
    guilds: new Map(),
    channels: new Map(),
    whispers: new Map(),
    violations,
    newId,
    violate(where, what) {
      violations.push(`${where}: ${what instanceof ApiError ? describeFaults(what) : what}`);
    },
  };
}
