import type { RESTOptions } from "discord.js";
import type { Clock } from "../../src/time/clock.ts";
import { safeError } from "./posts/safe-error.ts";

/** What the adapter is created with. */
export interface DiscordSettings {
  readonly token: string;
  /** The API without a version, such as `https://discord.com/api`. */
  readonly apiUrl: string;
  /** What requests go through; the process's own when absent. */
  readonly agent?: RESTOptions["agent"];
  /** Registers the commands in this server alone, where a change shows at once; everywhere when absent. */
  readonly guildId?: string;
  /** How many shards processes that share the bot hear it in; 1 when absent, which are as many as Discord wants. */
  readonly shards?: number;
  /** Lets one process at a time have a key for so long; where several share the bot. */
  readonly claim?: Claim;
  /** The longest that one request of a post takes, in milliseconds; 15 s when absent. */
  readonly postTimeoutMs?: number;
  readonly tell?: (event: DiscordEvent) => void;
  /** The system's when absent. */
  readonly clock?: Clock;
}

/** What an operator may want to know. */
export interface DiscordEvent {
  readonly kind:
    | "connected"
    | "disconnected"
    /** The token is refused: nothing works until the operator acts. */
    | "dead"
    | "registered"
    | "joined"
    | "left"
    | "failed";
  readonly level: "info" | "warn" | "error";
  /** A whole sentence that names the fix where there is one. */
  readonly text: string;
  readonly error?: unknown;
}

export type Claim = (key: string, lifetimeMs: number) => Promise<boolean>;

export type Tell = (event: DiscordEvent) => void;

/** Tells errors without what a log must not hold. */
export function safeTell(tell: Tell = () => {}): Tell {
  return (event) =>
    tell(event.error === undefined ? event : { ...event, error: safeError(event.error) });
}
