import type { Channel } from "../../channels/channel.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { Place } from "../../chat/place.ts";
import type { ChannelLedger } from "../../ledger/ledger.ts";
import type { Slot } from "../../schedule/schedule.ts";
import type { Clock } from "../../time/clock.ts";
import { NOT_POSTED, SKIPPED } from "../../views/words/outcomes.ts";
import type { Recorder } from "../recorder.ts";
import { ruleAgainst } from "../rule-against.ts";
import { ended, planned, skipped } from "../transitions/slots.ts";
import { chooseSlot, type DueDigest } from "../when/choose-slot.ts";
import { type PlanDeps, planDigest } from "./plan.ts";

export interface AnswerDueDeps extends PlanDeps {
  readonly record: Recorder;
  readonly clock: Pick<Clock, "now">;
  readonly adapterOf: (place: Place) => Adapter | undefined;
  readonly catchUpMs: number;
}

/** A ledger, and what of it is written. */
export interface Accounted {
  readonly ledger: ChannelLedger;
  /** The same, unless a digest was planned of which nothing is written yet. */
  readonly recorded: ChannelLedger;
}

/**
 * Gives slots that are due (oldest first) a digest under way or their end. An end is written here; a plan
 * is left to be written with the claim of its first post, where that goes at once.
 */
export type AnswerDue = (
  ledger: ChannelLedger,
  channel: Channel,
  due: readonly [Slot, ...Slot[]],
) => Promise<Accounted>;

export function createAnswerDue(deps: AnswerDueDeps): AnswerDue {
  const { record, clock } = deps;

  async function plan(ledger: ChannelLedger, channel: Channel, due: DueDigest) {
    const now = clock.now();
    const adapter = deps.adapterOf(channel.place);
    const rule = ruleAgainst(channel) ?? (adapter ? undefined : SKIPPED.disconnected);
    if (rule !== undefined || !adapter) return skipped(ledger, due, rule ?? "", now);
    const digest = await planDigest(deps, { channel, ledger, adapter }, due, now);
    if ("rule" in digest) return skipped(ledger, due, digest.rule, now);
    return planned(ledger, digest);
  }

  return async (ledger, channel, due) => {
    const verdict = chooseSlot(due, clock.now(), deps.catchUpMs);
    const outcome = { kind: "missed", reason: NOT_POSTED.windowPassed } as const;
    const after =
      verdict === "missed"
        ? ended(ledger, due, outcome, clock.now())
        : await plan(ledger, channel, verdict);
    if (after.pending) return { ledger: after, recorded: ledger };
    return allRecorded(await record.write(ledger, after));
  };
}

/** All of it is written. */
export function allRecorded(ledger: ChannelLedger): Accounted {
  return { ledger, recorded: ledger };
}
