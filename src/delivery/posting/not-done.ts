import type { DeliveryFailure } from "../../errors.ts";
import type { ChannelLedger } from "../../ledger/ledger.ts";
import { SECOND } from "../../time/durations.ts";
import { rejectedWords } from "../../views/words/outcomes.ts";
import { refusedWords } from "../../views/words/pauses.ts";
import { failing, postFailed } from "../transitions/parts.ts";
import { retryDelayMs } from "./back-off.ts";
import type { DeliverDeps } from "./deliver-deps.ts";
import { type EndDeps, endAndPause, endAsDead } from "./end-digest.ts";
import type { NotDone } from "./post.ts";

/** Platforms round down. */
const LEAST_LIMITED_MS = SECOND;

export type RefusalDeps = EndDeps & Pick<DeliverDeps, "random" | "pace" | "editPace">;

export interface PostRefusal {
  readonly kind: "post" | "fill";
  readonly part: number;
  readonly attempt: number;
  readonly deliveryId: string;
  readonly result: NotDone;
}

/** What follows from a post or an edit that failed, or may have. */
export function notDone(
  deps: RefusalDeps,
  ledger: ChannelLedger,
  { kind, part, attempt, deliveryId, result }: PostRefusal,
): Promise<ChannelLedger> {
  const { failure, reason } = result;
  const now = deps.clock.now();
  const inMs = delayOf(failure, attempt, deps.random);
  const after = postFailed(ledger, part, { failure, reason, at: now + inMs });
  const lookAgain = (next: ChannelLedger) => {
    const doubt = failure.kind === "unknown";
    deps.tell({ kind: "retry", place: ledger.place, deliveryId, reason, inMs, doubt });
    return deps.record.writeSurely(ledger, next);
  };
  switch (failure.kind) {
    case "limited": {
      const pace = { post: deps.pace, fill: deps.editPace }[kind];
      pace.close(ledger.place, failure.scope ?? "server", inMs);
      return lookAgain(after);
    }
    case "failed":
    case "unknown":
      return lookAgain(failing(after, now));
    case "rejected":
      return endAsDead(deps, after, rejectedWords(reason));
    case "gone":
    case "forbidden":
      return endAndPause(deps, after, refusedWords(reason), "refusal");
    default:
      return failure satisfies never;
  }
}

/** A Retry-After wins. */
function delayOf(failure: DeliveryFailure, attempt: number, random: () => number): number {
  if (failure.kind !== "limited") return retryDelayMs(attempt, random);
  return Math.max(LEAST_LIMITED_MS, Math.ceil(failure.retryAfterMs));
}
