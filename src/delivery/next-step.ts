import type { Adapter } from "../chat/adapter.ts";
import type { PendingDigest, PendingPart } from "../ledger/ledger.ts";
import type { Instant } from "../paper/paper.ts";
import { doubtOf } from "./transitions.ts";

/** What to do with a digest under way. Parts are posted in order, so it is always about the first one not sent. */
export type Step =
  | { readonly kind: "wait"; readonly until: Instant }
  | {
      readonly kind: "post";
      readonly part: number;
      readonly attempt: number;
      readonly doubt?: Instant;
      readonly resent?: true;
    }
  /** Ask the platform whether it was posted. */
  | {
      readonly kind: "ask";
      readonly part: number;
      readonly attempt: number;
      readonly doubt: Instant;
    }
  /** It may have been posted, nobody can tell, and it is not posted again. */
  | { readonly kind: "hold" }
  /** Its catch-up window has passed. */
  | { readonly kind: "expire" }
  | { readonly kind: "finish" };

export type StepOf<Kind extends Step["kind"]> = Extract<Step, { readonly kind: Kind }>;

export const HELD =
  "The platform may have accepted it and cannot be asked, so it is not posted again.";

export interface Terms {
  /** Undefined while its platform is not connected. */
  readonly adapter: Pick<Adapter, "find" | "repeatSafeMs"> | undefined;
  readonly uncertain: "resend" | "hold";
}

/** A post that has not been answered after this is in doubt. */
export const POST_TIMEOUT_MS = 30_000;
/** A post cut off by a crash may still reach the platform for a moment; asking earlier could miss it. */
const SETTLE_MS = 10_000;
const LOOK_FOR_PLATFORM_MS = 60 * 60 * 1000;

export function nextStep(pending: PendingDigest, now: Instant, terms: Terms): Step {
  const index = pending.parts.findIndex(({ state }) => state.kind !== "sent");
  const part = pending.parts[index];
  if (!part) return { kind: "finish" };
  const { deadline } = pending;
  const { state } = part;
  if (state.kind === "retry" && state.at > now) {
    // A wait longer than the window ends with it.
    if (now <= deadline) return { kind: "wait", until: Math.min(state.at, deadline + 1) };
  }
  const { adapter } = terms;
  if (!adapter) {
    if (now > deadline) return { kind: "expire" };
    return { kind: "wait", until: Math.min(now + LOOK_FOR_PLATFORM_MS, deadline + 1) };
  }
  const doubt = doubtOf(part);
  if (doubt !== undefined)
    return resolve(part, index, { doubt, deadline, now }, { ...terms, adapter });
  if (now > deadline) return { kind: "expire" };
  return { kind: "post", part: index, attempt: attemptsOf(part) + 1 };
}

/** In this order: what is safe, what is known, what the operator chose. */
function resolve(
  part: PendingPart,
  index: number,
  { doubt, deadline, now }: { doubt: Instant; deadline: Instant; now: Instant },
  { adapter, uncertain }: Terms & { readonly adapter: object },
): Step {
  const attempt = attemptsOf(part);
  const age = now - doubt;
  const over = now > deadline;
  if (!over && age >= 0 && age + POST_TIMEOUT_MS <= (adapter.repeatSafeMs ?? 0))
    return { kind: "post", part: index, attempt: attempt + 1, doubt };
  if (adapter.find) {
    if (age >= 0 && age < SETTLE_MS) return { kind: "wait", until: doubt + SETTLE_MS };
    return { kind: "ask", part: index, attempt, doubt };
  }
  if (over || uncertain === "hold" || part.resent) return { kind: "hold" };
  return { kind: "post", part: index, attempt: attempt + 1, resent: true };
}

function attemptsOf({ state }: PendingPart): number {
  return state.kind === "sending" || state.kind === "retry" ? state.attempt : 0;
}
