import type { Adapter } from "../../chat/adapter.ts";
import type { PartState, PendingDigest, PendingPart } from "../../ledger/ledger.ts";
import { DAY, HOUR, SECOND } from "../../time/durations.ts";
import type { Instant } from "../../time/instant.ts";
import { doubtOf } from "../transitions/shown.ts";

/** What to do with a digest under way. Parts are posted in order, so it is always about the first one not settled. */
export type Step =
  | { readonly kind: "wait"; readonly until: Instant }
  | {
      readonly kind: "post";
      readonly part: number;
      readonly attempt: number;
      readonly doubt?: Instant;
      readonly resent?: true;
    }
  /** Turn the line that was posted into the whole. */
  | {
      readonly kind: "fill";
      readonly part: number;
      readonly attempt: number;
      readonly messageId: string;
      readonly doubt?: Instant;
    }
  /** Ask the platform whether it was posted. */
  | {
      readonly kind: "ask";
      readonly part: number;
      readonly attempt: number;
      readonly doubt: Instant;
    }
  /** It may have been posted, nobody can tell, and it is not posted again; what follows it is. */
  | { readonly kind: "hold"; readonly part: number }
  /** Its catch-up window has passed. */
  | { readonly kind: "expire" }
  /** Every part is settled, and one of them was held. */
  | { readonly kind: "give up" }
  | { readonly kind: "finish" };

export type StepOf<Kind extends Step["kind"]> = Extract<Step, { readonly kind: Kind }>;

type Asked = Pick<Adapter, "find" | "repeatSafeMs" | "uncertain">;

/** A post that has not been answered after this is in doubt. */
export const POST_TIMEOUT_MS = 30 * SECOND;
/** A post cut off by a crash may still reach the platform for a moment; asking earlier could miss it. */
const SETTLE_MS = 10 * SECOND;
const LOOK_FOR_PLATFORM_MS = HOUR;
/**
 * An edit whose answer was lost is repeated for so long after the window: it shows nothing twice,
 * and only it can tell whether the papers were seen.
 */
export const FILL_PATIENCE_MS = 2 * DAY;

/** @param adapter undefined where the platform of the place is off */
export function nextStep(pending: PendingDigest, now: Instant, adapter: Asked | undefined): Step {
  const index = pending.parts.findIndex(({ state }) => !isSettled(state));
  const part = pending.parts[index];
  if (!part) return { kind: pending.parts.some(isHeld) ? "give up" : "finish" };
  // Nobody knows the message whose thread it goes into.
  if (part.inThread && pending.parts.slice(0, 1).some(isHeld)) return { kind: "hold", part: index };
  const { state } = part;
  const until = lastMoment(pending, part);
  if ((state.kind === "retry" || state.kind === "begun") && state.at > now) {
    // A wait longer than the window ends with it.
    if (now <= until) return { kind: "wait", until: Math.min(state.at, until + 1) };
  }
  if (!adapter) {
    if (now > until) return { kind: "expire" };
    return { kind: "wait", until: Math.min(now + LOOK_FOR_PLATFORM_MS, until + 1) };
  }
  const doubt = doubtOf(part);
  const over = now > until;
  if (state.kind === "begun" || state.kind === "filling")
    return over ? { kind: "expire" } : fill(state, index, doubt);
  if (doubt !== undefined) return resolve(part, index, { doubt, over, now }, adapter);
  if (over) return { kind: "expire" };
  return { kind: "post", part: index, attempt: attemptsOf(part) + 1 };
}

function lastMoment({ deadline }: PendingDigest, part: PendingPart): Instant {
  const { kind } = part.state;
  const isFilled = kind === "begun" || kind === "filling";
  return isFilled && doubtOf(part) !== undefined ? deadline + FILL_PATIENCE_MS : deadline;
}

function fill(
  { attempt, messageId }: Extract<PartState, { kind: "begun" | "filling" }>,
  part: number,
  doubt: Instant | undefined,
): Step {
  const again = { kind: "fill", part, attempt: attempt + 1, messageId } as const;
  return doubt === undefined ? again : { ...again, doubt };
}

/** In this order: what is safe, what is known, what the platform's adapter was told to do. */
function resolve(
  part: PendingPart,
  index: number,
  { doubt, over, now }: { doubt: Instant; over: boolean; now: Instant },
  adapter: Asked,
): Step {
  const attempt = attemptsOf(part);
  const age = now - doubt;
  if (!over && age >= 0 && age + POST_TIMEOUT_MS <= (adapter.repeatSafeMs ?? 0))
    return { kind: "post", part: index, attempt: attempt + 1, doubt };
  if (adapter.find) {
    if (age >= 0 && age < SETTLE_MS) return { kind: "wait", until: doubt + SETTLE_MS };
    return { kind: "ask", part: index, attempt, doubt };
  }
  // A line that is shown twice hides no paper and repeats none.
  if (adapter.uncertain === "hold" && !part.inTwoSteps) return { kind: "hold", part: index };
  if (over) return { kind: "expire" };
  return { kind: "post", part: index, attempt: attempt + 1, doubt, resent: true };
}

function attemptsOf({ state }: PendingPart): number {
  return state.kind === "sending" || state.kind === "retry" ? state.attempt : 0;
}

function isSettled({ kind }: PartState): boolean {
  return kind === "sent" || kind === "held";
}

function isHeld({ state }: PendingPart): boolean {
  return state.kind === "held";
}
