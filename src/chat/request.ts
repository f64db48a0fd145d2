import type { Place } from "./place.ts";

/** A person asking for something, as a platform saw it. */
export interface Request {
  /** Unique per adapter: a platform's own id of the event. */
  readonly id: string;
  readonly place: Place;
  readonly actor: Actor;
  readonly input: Input;
  /** Others read this place and do not see the answer, so it can be shared with them. */
  readonly hasReaders?: boolean;
  /** Buttons of any length can be carried there, so nothing of them is kept here. */
  readonly carriesAll?: true;
  /** IANA zone of the person, where the platform tells. */
  readonly timeZone?: string;
  /** What keeps the bot from posting there, as far as the platform tells; never rejects. */
  readonly obstacles?: () => Promise<Obstacles>;
}

/** Whole sentences that name the fix. What is left out is allowed, or not known. */
export interface Obstacles {
  /** To any post. */
  readonly posts?: string;
  /** To a thread under a post. */
  readonly threads?: string;
}

export interface Actor {
  /** With the adapter's prefix, like a place: `discord:123`. */
  readonly id: string;
  /** The platform says this person may change what the channel receives. */
  readonly mayManage: boolean;
  /** The person who runs the bot, at its own terminal: no limit keeps them from what is theirs. */
  readonly runsBot?: true;
}

export type Input =
  /** One typed line without the root command: `search diffusion sort:newest`. */
  | { readonly kind: "line"; readonly line: string }
  /** Options a platform has already separated; values as it gave them. */
  | { readonly kind: "options"; readonly command: string; readonly options: OptionValues }
  /** A pressed button, or a sent form: the `action` and `value` it carried, and what was filled in. */
  | {
      readonly kind: "action";
      readonly action: string;
      readonly value: string;
      readonly fields?: Readonly<Record<string, string>>;
    };

export type OptionValue = string | number | boolean;
export type OptionValues = Readonly<Record<string, OptionValue>>;
