import type { Clock } from "../../../../src/time/clock.ts";
import type { Settings } from "../settings.ts";
import type { Happening } from "./happening.ts";
import type { Ids } from "./ids.ts";

export interface Enterprise {
  readonly id: string;
  readonly name: string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly enterpriseId?: string;
}

export interface User {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  tz: string;
  isAdmin: boolean;
  isOwner: boolean;
  isPrimaryOwner: boolean;
  /** A guest of several channels, and of a single one. */
  isRestricted: boolean;
  isUltraRestricted: boolean;
  isBot: boolean;
  deleted: boolean;
}

export type ChannelKind = "public" | "private" | "dm" | "group-dm";

export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  name: string;
  /** The workspace it belongs to. */
  readonly teamId: string;
  /** Slack Connect: other workspaces it is shared with. */
  readonly sharedWith: Set<string>;
  /** Ids of people and bots. */
  readonly members: Set<string>;
  /** Of a direct message: the person. */
  readonly userId?: string;
  isArchived: boolean;
  /** Only a few may post: `restricted_action`. */
  isReadOnly: boolean;
  /** Oldest first, threads among them. */
  readonly messages: Message[];
}

export interface Content {
  readonly text: string;
  readonly blocks: readonly Json[];
}

export interface Message extends Content {
  readonly ts: string;
  readonly channelId: string;
  readonly teamId: string;
  /** The author: a person or the bot's user. */
  readonly userId: string;
  readonly botId?: string;
  readonly at: number;
  readonly threadTs?: string;
  readonly metadata?: Json;
  /** Only this person sees it. */
  readonly ephemeralTo?: string;
  readonly edits: number;
}

/** A modal or somebody's App Home, as it is now. */
export interface View {
  readonly id: string;
  readonly type: "modal" | "home";
  readonly teamId: string;
  readonly userId: string;
  /** As the app sent it: blocks, title, callback_id, private_metadata… */
  readonly payload: Json;
  /** Of the app's version; every new version has another. */
  readonly hash: string;
  readonly rootId: string;
  readonly previousId?: string;
}

/** Leave to open a modal, given with an interaction. */
export interface Trigger {
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  readonly expiresAt: number;
  /** The modal in which it was given: only there may another be pushed. */
  readonly viewId?: string;
  used: boolean;
}

/** The app in a workspace, or in a whole enterprise. */
export interface Installation {
  /** A team's or an enterprise's. */
  readonly id: string;
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly botUserId: string;
  readonly botId: string;
  readonly scopes: Set<string>;
  readonly rotates: boolean;
  /** The person who installed it. */
  readonly installedBy?: string;
}

export interface Token {
  readonly value: string;
  readonly kind: "bot" | "app" | "refresh";
  /** Of a bot or refresh token. */
  readonly installationId?: string;
  readonly expiresAt?: number;
  /** The error Slack answers with from now on, such as `token_revoked`. */
  refusedWith?: string;
}

export type Json = Readonly<Record<string, unknown>>;

/** All that exists outside the bot. */
export interface World extends Ids {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly enterprises: Map<string, Enterprise>;
  readonly teams: Map<string, Team>;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly installations: Map<string, Installation>;
  /** By their text. */
  readonly tokens: Map<string, Token>;
  /** Messages only one person sees, oldest first. */
  readonly ephemerals: Message[];
  /** Those open, by id; an App Home stays. */
  readonly views: Map<string, View>;
  readonly triggers: Map<string, Trigger>;
  /** What Slack would refuse, and rules of Offprint that were broken; empty for a bot that behaves. */
  readonly violations: string[];
  violate(where: string, what: string): void;
  /** Calls the listener at each happening from now on; answers how to stop. */
  listen(listener: (happening: Happening) => void): () => void;
  happen(happening: Happening): void;
}
