import type { CommandInfo } from "./command-info.ts";
import type { Message } from "./message.ts";
import type { Place } from "./place.ts";
import type { Actor, Request } from "./request.ts";

/** What an adapter hands requests to. */
export interface Inbox {
  readonly commands: readonly CommandInfo[];
  /** How the answer will be shown, decided before the work starts; never fails. */
  preview(request: Request): Preview;
  /** Suggestions while an option is being typed, best first; never rejects. */
  complete(typing: Typing): Promise<readonly Choice[]>;
  /** Runs a request. Never rejects: what goes wrong becomes a message. */
  handle(request: Request): Promise<Message>;
}

export interface Preview {
  readonly visibility: "public" | "private";
  /** `update` replaces the message whose button was pressed. */
  readonly mode: "reply" | "update";
}

/** An option being typed. */
export interface Typing {
  readonly place: Place;
  readonly actor: Actor;
  readonly command: string;
  readonly option: string;
  readonly typed: string;
}

export interface Choice {
  readonly label: string;
  readonly value: string;
}
