/** Something that can be looked at while nobody runs the bot, or while it runs, without changing anything. */
export interface Check {
  /** A few words that name it, such as `token`. */
  readonly title: string;
  /** Needs the network, and is left out where none is wanted. */
  readonly asks?: true;
  /** How long it may take, in milliseconds; 15 s where left out. */
  readonly patienceMs?: number;
  /**
   * What was seen. What it throws is told as what could not be looked at.
   * @param signal aborted when time is up
   */
  readonly look: (signal: AbortSignal) => Promise<readonly Finding[]>;
}

/** What was seen of one thing. `unknown`: it could not be looked at, which says nothing about it. */
export type Finding =
  | { readonly status: "good" | "left-out"; readonly says: string }
  | {
      /** `notice` needs a look though the bot serves; `wrong` needs a change. */
      readonly status: "notice" | "wrong" | "unknown";
      readonly says: string;
      /** What to do, in whole sentences. */
      readonly fix: string;
    };

export function good(says: string): Finding {
  return { status: "good", says };
}

export function wrong(says: string, fix: string): Finding {
  return { status: "wrong", says, fix };
}

export function notice(says: string, fix: string): Finding {
  return { status: "notice", says, fix };
}

export function unknown(says: string, fix: string): Finding {
  return { status: "unknown", says, fix };
}
