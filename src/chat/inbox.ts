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
  /** What whoever added the bot is told, once and where only they see it. */
  readonly welcome: Message;
  /** Of these places those that follow something, with what they follow, for a page of a person's own; never rejects. */
  overview(request: Omit<Request, "input">, places: readonly Place[]): Promise<readonly Overview[]>;
  /** Takes note of what no person asked for; never rejects. */
  hear(notice: Notice): Promise<void>;
  /** What may be waited for before anything is asked; without it all is there. */
  readonly loading?: Loading;
}

/** The first look at everything, when nothing is known from before; who asks meanwhile is told `words`. */
export interface Loading {
  lasts(): boolean;
  /** A whole sentence. */
  words(): string;
  /** Never rejects. */
  readonly over: Promise<void>;
}

/** What one place follows. Its buttons are pressed in that place. */
export interface Overview {
  readonly place: Place;
  readonly message: Message;
}

/** `within` is a place, or the part of an address before `/` that stands for a whole server: `discord:1`. */
export type Notice =
  /** The bot was removed from it, or it is no more; `forGood` when everything is to be forgotten now. */
  | {
      readonly kind: "left";
      readonly within: Place;
      readonly forGood?: true;
      /** It still is, and can be read, but nobody can post there. */
      readonly archived?: true;
    }
  /** The bot is there, perhaps again. */
  | { readonly kind: "joined"; readonly within: Place }
  /** Of all servers of its platform, or of those that are among the ones meant, the bot is in these. */
  | {
      readonly kind: "present";
      readonly adapter: string;
      readonly servers: readonly Place[];
      readonly among?: (server: Place) => boolean;
    };

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
