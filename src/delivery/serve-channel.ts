import type { Channel, ChannelRegister } from "../channels/channel.ts";
import type { Place } from "../chat/place.ts";
import { type ChannelLedger, CorruptLedger, type Ledger, newLedger } from "../ledger/ledger.ts";
import type { Slot } from "../schedule/schedule.ts";
import { slotsBetween } from "../schedule/slots.ts";
import { localTime } from "../schedule/zone-clock.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import type { Tell } from "./events.ts";
import { type Accounted, type AnswerDue, allRecorded } from "./planning/answer-due.ts";
import { isSome, unanswered } from "./planning/answered.ts";
import type { SettleEdit } from "./planning/settle-edit.ts";
import type { Delivered } from "./posting/deliver.ts";
import type { Recorder } from "./recorder.ts";
import type { Schedules } from "./when/schedules.ts";
import type { WakeTimes } from "./when/wake-times.ts";

/** What became of a digest that a manager asked for. */
export type PostedNow = "posted" | "nothing" | "waiting" | "failed";

/** A channel's turn: what is due is answered, what is under way goes on. */
export interface ServeChannel {
  /** Never rejects: what fails is told, and looked at again. */
  serve(place: Place): Promise<void>;
  /** @throws when the store or the composing fails */
  postNow(place: Place): Promise<PostedNow>;
}

export interface ServeDeps {
  readonly channels: Pick<ChannelRegister, "get">;
  readonly ledger: Pick<Ledger, "get">;
  readonly record: Pick<Recorder, "write">;
  readonly clock: Pick<Clock, "now">;
  readonly schedules: Pick<Schedules, "inForce">;
  readonly wakeTimes: Pick<WakeTimes, "plan" | "call">;
  readonly settleEdit: SettleEdit;
  readonly answerDue: AnswerDue;
  /** Takes the digest under way as far as it goes now. */
  readonly deliver: (start: Accounted) => Promise<Delivered>;
  /** Takes a record that cannot be read out of the way. */
  readonly setAside: (error: CorruptLedger) => Promise<void>;
  readonly tell: Tell;
}

const AGAIN_MS = 30 * SECOND;

export function createServeChannel(deps: ServeDeps): ServeChannel {
  return {
    serve: (place) => takeTurn(deps, place).catch((error: unknown) => recover(deps, place, error)),
    postNow: async (place) => {
      const channel = deps.channels.get(place);
      return channel ? takeTurnNow(deps, channel) : "nothing";
    },
  };
}

async function takeTurn(deps: ServeDeps, place: Place): Promise<void> {
  const channel = deps.channels.get(place);
  const before = await read(deps, place, channel);
  if (!channel) return void (await goOn(deps, allRecorded(before)));
  const ledger = await deps.settleEdit(channel, before);
  await goOn(deps, await answer(deps, channel, ledger));
}

async function takeTurnNow(deps: ServeDeps, channel: Channel): Promise<PostedNow> {
  const before = await read(deps, channel.place, channel);
  const ledger = await deps.settleEdit(channel, before);
  if (ledger.pending) return "waiting";
  const due = dueWithNow(deps, channel, ledger);
  return resultOf(await goOn(deps, await deps.answerDue(ledger, channel, due)));
}

// The steps, in their order.

async function read(
  { ledger, clock }: ServeDeps,
  place: Place,
  channel: Channel | undefined,
): Promise<ChannelLedger> {
  return (await ledger.get(place)) ?? newLedger(place, channel?.createdAt ?? clock.now());
}

/** One digest at a time: while one is under way, what is due waits. */
async function answer(
  deps: ServeDeps,
  channel: Channel,
  ledger: ChannelLedger,
): Promise<Accounted> {
  const all = dueSlots(deps, ledger);
  const last = all.at(-1);
  if (ledger.pending || !last) return allRecorded(ledger);
  const due = unanswered(ledger, all);
  if (isSome(due)) return deps.answerDue(ledger, channel, due);
  return allRecorded(await deps.record.write(ledger, { ...ledger, accountedTo: last.at }));
}

/** Delivers what is under way, and plans when to look again. */
async function goOn(deps: ServeDeps, start: Accounted): Promise<ChannelLedger> {
  const { ledger, wakeAt } = await deps.deliver(start);
  deps.wakeTimes.plan(ledger.place, ledger, wakeAt);
  return ledger;
}

function dueSlots({ schedules, clock }: ServeDeps, { place, accountedTo }: ChannelLedger): Slot[] {
  const schedule = schedules.inForce(place);
  return schedule ? slotsBetween(schedule, accountedTo, clock.now()) : [];
}

function dueWithNow(
  deps: ServeDeps,
  { schedule }: Channel,
  ledger: ChannelLedger,
): [Slot, ...Slot[]] {
  const now = slotNow(schedule.zone, deps.clock.now());
  const before = unanswered(ledger, dueSlots(deps, ledger));
  const [first = now, ...others] = [...before.filter(({ at }) => at < now.at), now];
  return [first, ...others];
}

async function recover(
  { wakeTimes, clock, tell, setAside }: ServeDeps,
  place: Place,
  error: unknown,
): Promise<void> {
  wakeTimes.call(place, clock.now() + AGAIN_MS);
  if (!(error instanceof CorruptLedger)) return tell({ kind: "stumbled", place, error });
  try {
    await setAside(error);
    wakeTimes.call(place, clock.now());
  } catch (again) {
    tell({ kind: "stumbled", place, error: again });
  }
}

function resultOf({ pending, ends }: ChannelLedger): PostedNow {
  if (pending) return "waiting";
  const outcome = ends.at(-1)?.outcome.kind;
  if (outcome === "delivered") return "posted";
  return outcome === "dead" ? "failed" : "nothing";
}

/** A slot that no schedule asked for: this moment, by the clocks of a zone. */
function slotNow(zone: string, at: Instant): Slot {
  return { ...localTime(zone, at), zone, at, unscheduled: true };
}
