import type { Channel } from "../channels/channel.ts";
import type { Place } from "../chat/place.ts";
import { type ChannelLedger, CorruptLedger, type Ledger, newLedger } from "../ledger/ledger.ts";
import type { Slot } from "../schedule/schedule.ts";
import { slotsBetween } from "../schedule/slots.ts";
import type { AnswerDue } from "./planning/answer-due.ts";
import { unanswered } from "./planning/answered.ts";
import { deliver } from "./posting/deliver.ts";
import type { DeliverDeps } from "./posting/deliver-deps.ts";
import { pauseChannel } from "./posting/pause-channel.ts";
import { ended } from "./transitions/slots.ts";
import type { Rota } from "./when/rota.ts";
import type { Schedules } from "./when/schedules.ts";
import { slotNow } from "./when/slot-now.ts";

export interface VisitDeps extends DeliverDeps {
  readonly ledger: Ledger;
  readonly answerDue: AnswerDue;
  readonly schedules: Schedules;
  readonly rota: Rota;
}

/** What became of a digest that a manager asked for. */
export type PostedNow = "posted" | "nothing" | "waiting" | "failed";

/** Everything that one look at a channel does, in its turn: what is due is answered, what is under way goes on. */
export interface Visitor {
  /** Never rejects: what fails is told, and looked at again. */
  visit(place: Place): Promise<void>;
  /** @throws when the store or the composing fails */
  postNow(place: Place): Promise<PostedNow>;
}

const AGAIN_MS = 30_000;
const UNREADABLE = "The record of what was posted here could not be read and was set aside.";

export function createVisitor(deps: VisitDeps): Visitor {
  const { channels, clock, rota } = deps;

  async function look(place: Place): Promise<void> {
    const channel = channels.get(place);
    const known = await deps.ledger.get(place);
    const ledger = known ?? newLedger(place, channel?.createdAt ?? clock.now());
    await goOn(channel ? await answer(channel, await settleEdit(deps, channel, ledger)) : ledger);
  }

  async function answer(channel: Channel, ledger: ChannelLedger): Promise<ChannelLedger> {
    const all = dueSlots(deps, ledger);
    const last = all.at(-1);
    if (ledger.pending || !last) return ledger;
    const due = unanswered(ledger, all);
    if (isSome(due)) return deps.answerDue(ledger, channel, due);
    return deps.record.write(ledger, { ...ledger, accountedTo: last.at });
  }

  async function goOn(start: ChannelLedger): Promise<ChannelLedger> {
    const { ledger, wakeAt } = await deliver(deps, start);
    rota.plan(ledger.place, ledger, wakeAt);
    return ledger;
  }

  async function recover(place: Place, error: unknown): Promise<void> {
    if (error instanceof CorruptLedger) await quarantine(deps, error);
    else deps.tell({ kind: "stumbled", place, error });
  }

  return {
    async visit(place) {
      try {
        await look(place);
      } catch (error) {
        rota.call(place, clock.now() + AGAIN_MS);
        await recover(place, error).catch((again: unknown) =>
          deps.tell({ kind: "stumbled", place, error: again }),
        );
      }
    },
    async postNow(place) {
      const channel = channels.get(place);
      if (!channel) return "nothing";
      const known = (await deps.ledger.get(place)) ?? newLedger(place, channel.createdAt);
      const ledger = await settleEdit(deps, channel, known);
      if (ledger.pending) return "waiting";
      const now = slotNow(channel.schedule.zone, clock.now());
      const before = unanswered(ledger, dueSlots(deps, ledger));
      const due = [...before.filter(({ at }) => at < now.at), now];
      return isSome(due)
        ? resultOf(await goOn(await deps.answerDue(ledger, channel, due)))
        : "nothing";
    },
  };
}

function resultOf({ pending, ends }: ChannelLedger): PostedNow {
  if (pending) return "waiting";
  const outcome = ends.at(-1)?.outcome.kind;
  if (outcome === "delivered") return "posted";
  return outcome === "dead" ? "failed" : "nothing";
}

function dueSlots({ schedules, clock }: VisitDeps, { place, accountedTo }: ChannelLedger): Slot[] {
  const schedule = schedules.inForce(place);
  return schedule ? slotsBetween(schedule, accountedTo, clock.now()) : [];
}

/** Accounts for the old schedule's slots up to the edit, and keeps the new one from reaching back before it. */
async function settleEdit(
  deps: VisitDeps,
  channel: Channel,
  before: ChannelLedger,
): Promise<ChannelLedger> {
  const { schedules, record } = deps;
  const { place } = channel;
  const edit = schedules.edit(place);
  const old = schedules.inForce(place);
  if (!edit || !old) return before;
  const due = unanswered(before, slotsBetween(old, before.accountedTo, edit.at));
  const ledger = isSome(due) ? await closeOld(deps, channel, before, due) : before;
  const reachesBack = slotsBetween(edit.schedule, ledger.accountedTo, edit.at, 1).length > 0;
  const moved = reachesBack
    ? await record.write(ledger, { ...ledger, accountedTo: edit.at })
    : ledger;
  schedules.settle(place, edit);
  return moved;
}

function closeOld(
  { answerDue, record, clock }: VisitDeps,
  channel: Channel,
  ledger: ChannelLedger,
  due: readonly [Slot, ...Slot[]],
): Promise<ChannelLedger> {
  if (!ledger.pending) return answerDue(ledger, channel, due);
  const rule = "the schedule was changed while an earlier digest was under way";
  return record.write(ledger, ended(ledger, due, { kind: "skipped", rule }, clock.now()));
}

/** The channel is paused first: a crash between the two leads here again. */
async function quarantine(deps: VisitDeps, error: CorruptLedger): Promise<void> {
  const { place } = error;
  deps.tell({ kind: "corrupt", place, error });
  await pauseChannel(deps, place, UNREADABLE);
  await deps.ledger.setAside(place, deps.clock.now());
  deps.rota.call(place, deps.clock.now());
}

function isSome<T>(items: readonly T[]): items is readonly [T, ...T[]] {
  return items.length > 0;
}
