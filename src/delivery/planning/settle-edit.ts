import type { Channel } from "../../channels/channel.ts";
import type { ChannelLedger } from "../../ledger/ledger.ts";
import type { Slot } from "../../schedule/schedule.ts";
import { slotsBetween } from "../../schedule/slots.ts";
import type { Clock } from "../../time/clock.ts";
import { SKIPPED } from "../../views/words/outcomes.ts";
import type { Recorder } from "../recorder.ts";
import { ended } from "../transitions/slots.ts";
import type { Schedules } from "../when/schedules.ts";
import type { AnswerDue } from "./answer-due.ts";
import { isSome, unanswered } from "./answered.ts";

export interface SettleDeps {
  readonly schedules: Pick<Schedules, "edit" | "inForce" | "settle">;
  readonly answerDue: AnswerDue;
  readonly record: Pick<Recorder, "write">;
  readonly clock: Pick<Clock, "now">;
}

/** Accounts for the old schedule's slots up to an edit, and keeps the new one from reaching back before it. */
export type SettleEdit = (channel: Channel, ledger: ChannelLedger) => Promise<ChannelLedger>;

export function createSettleEdit({ schedules, answerDue, record, clock }: SettleDeps): SettleEdit {
  async function closeOld(
    channel: Channel,
    ledger: ChannelLedger,
    due: readonly [Slot, ...Slot[]],
  ): Promise<ChannelLedger> {
    if (!ledger.pending) {
      const answered = await answerDue(ledger, channel, due);
      return record.write(answered.recorded, answered.ledger);
    }
    const rule = SKIPPED.rescheduled;
    return record.write(ledger, ended(ledger, due, { kind: "skipped", rule }, clock.now()));
  }

  return async (channel, before) => {
    const { place } = channel;
    const edit = schedules.edit(place);
    const old = schedules.inForce(place);
    if (!edit || !old) return before;
    const due = unanswered(before, slotsBetween(old, before.accountedTo, edit.at));
    const closed = isSome(due) ? await closeOld(channel, before, due) : before;
    const reachesBack = slotsBetween(edit.schedule, closed.accountedTo, edit.at, 1).length > 0;
    const moved = reachesBack
      ? await record.write(closed, { ...closed, accountedTo: edit.at })
      : closed;
    schedules.settle(place, edit);
    return moved;
  };
}
