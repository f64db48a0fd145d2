import type { Clock } from "../../../../src/time/clock.ts";
import type { Json } from "../world/world.ts";

/** What Slack tells the app: each travels in a wrapping of its own. */
export type PayloadKind = "command" | "interaction" | "event";

export interface Outgoing {
  readonly kind: PayloadKind;
  readonly payload: Json;
  /** Whether the app may answer with more than an acknowledgement. */
  readonly takesAnswer: boolean;
  /** Of an event that is told again. */
  readonly retry?: Retry;
}

export interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

export type Outcome =
  | {
      readonly kind: "acknowledged";
      /** What the app answered; undefined when nothing. */
      readonly answer: unknown;
    }
  | {
      readonly kind: "failed";
      readonly why: string;
      /** Of an HTTP answer. */
      readonly status?: number;
      /** The app asked not to be told again. */
      readonly isFinal?: boolean;
    };

/** How the app hears: Socket Mode or signed requests. */
export interface Delivery {
  deliver(outgoing: Outgoing): Promise<Outcome>;
}

/** The app has this long to acknowledge: https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
export const ACK_MS = 3_000;

/** What `work` answers, or `late()` when it takes longer than Slack waits. */
export async function withinAckTime(
  clock: Clock,
  work: Promise<Outcome>,
  late: () => Outcome,
  stopped: AbortSignal,
): Promise<Outcome> {
  const done = new AbortController();
  const signal = AbortSignal.any([done.signal, stopped]);
  const deadline = clock.sleep(ACK_MS, signal).then(late, (): Outcome => CLOSED);
  try {
    return await Promise.race([work, deadline]);
  } finally {
    done.abort();
  }
}

const CLOSED: Outcome = { kind: "failed", why: "closed" };
