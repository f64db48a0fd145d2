import { OperatorError } from "../errors.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import { within } from "../time/within.ts";
import { type Check, type Finding, unknown } from "./check.ts";

const PATIENCE_MS = 15 * SECOND;

export interface CheckRun {
  readonly clock: Clock;
  /** Nothing that asks other machines is run. */
  readonly offline?: boolean;
}

/** What one check sees, within its time. Never rejects. */
export async function runCheck(check: Check, { clock, offline }: CheckRun) {
  if (offline && check.asks) return [LEFT_OUT];
  const { patienceMs: ms = PATIENCE_MS } = check;
  const over = new AbortController();
  try {
    const late = () => [tooLate(ms)];
    return await within(check.look(over.signal), { ms, clock }, late);
  } catch (error) {
    return [failed(error)];
  } finally {
    over.abort(new Error("The time for this check is over."));
  }
}

const LEFT_OUT: Finding = { status: "left-out", says: "Not looked at, since nothing is asked." };

function tooLate(ms: number): Finding {
  return unknown(`There was no answer within ${ms / SECOND} s.`, "Look again later.");
}

/** Errors for the operator name their fix. */
function failed(error: unknown): Finding {
  if (error instanceof OperatorError) return unknown(error.message, "Then look again.");
  const reason = error instanceof Error ? error.message : String(error);
  return unknown(`It could not be looked at (${reason}).`, "Look again; if it stays, report this.");
}
