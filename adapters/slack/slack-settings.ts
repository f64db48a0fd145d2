import type { Agent } from "node:http";
import type { Clock } from "../../src/time/clock.ts";

/** What the adapter is created with. */
export interface SlackSettings {
  readonly transport: SlackTransport;
  readonly access: SlackAccess;
  /** With or without a slash at the end, such as `https://slack.com/api/`. */
  readonly apiUrl: string;
  /** Who may change what a channel receives: every full member of the workspace, or its admins and owners. */
  readonly managers: "everyone" | "admins";
  /**
   * How digests meet a lost answer: they appear as one `line` that an edit fills, so that no digest
   * shows twice; or whole, and what may have arrived is posted again (`resend`) or not (`hold`).
   */
  readonly uncertain: "line" | "resend" | "hold";
  /** Installations, and what must outlive a restart. */
  readonly store: SlackStore;
  /** What was taken from Slack, so that none of it is taken again after a restart. */
  readonly seen: Pick<SlackStore, "get" | "set" | "claim">;
  readonly tell?: Tell;
  /** The system's when absent. */
  readonly clock?: Clock;
}

export type SlackTransport =
  /** The bot connects to Slack; no public address is needed. */
  | {
      readonly kind: "socket";
      readonly appToken: string;
      /** What leads to an address through a proxy; absent, all are reached directly. */
      readonly agentFor?: (address: string) => Agent | undefined;
    }
  /** Slack calls the bot's own server, and signs what it sends. */
  | { readonly kind: "http"; readonly signingSecret: string };

export type SlackAccess =
  /** One workspace, by the token its installation gave. */
  | { readonly kind: "one"; readonly botToken: string }
  /** Every workspace that installs the bot over OAuth. */
  | {
      readonly kind: "many";
      readonly clientId: string;
      readonly clientSecret: string;
      /** Seals what goes through the browser, and the stored tokens. */
      readonly stateSecret: string;
      /** The address of the bot's own server, such as `https://papers.example.org`; Slack's only registered one when absent. */
      readonly publicUrl?: string;
    };

/** Small JSON documents by key, with an optional lifetime. */
export interface SlackStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, lifetimeMs?: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** Each one there is, in no order. */
  entries(): AsyncIterable<StoredEntry>;
  /** Where several processes share it: lets one of them have a key that holds nothing; whether it is this one. */
  claim?(key: string, lifetimeMs: number): Promise<boolean>;
}

/** `damaged` holds the text of a document that cannot be read. */
export type StoredEntry =
  | { readonly key: string; readonly value: unknown }
  | { readonly key: string; readonly damaged: string };

/** What an operator may want to know. */
export interface SlackEvent {
  readonly kind:
    | "connected"
    | "disconnected"
    /** What Slack refuses ends everything until the operator acts. */
    | "dead"
    | "joined"
    | "left"
    /** Somebody else sent it: a forged, replayed or old signature. */
    | "refused"
    | "failed";
  readonly level: "info" | "warn" | "error";
  /** A whole sentence that names the fix where there is one. */
  readonly text: string;
  readonly error?: unknown;
}

export type Tell = (event: SlackEvent) => void;
