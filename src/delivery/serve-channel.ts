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
import type { AnswerDue } from "./planning/answer-due.ts";
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
  readonly deliver: (ledger: ChannelLedger) => Promise<Delivered>;
  /** Takes a record that cannot be read out of the way. */
  readonly setAside: (error: CorruptLedger) => Promise<void>;
  readonly tell: Tell;
}

const AGAIN_MS = 30 * SECOND;

export function createServeChannel(deps: ServeDeps): ServeChannel {
  const { channels, record, clock, wakeTimes, settleEdit, answerDue, tell } = deps;

  async function takeTurn(place: Place): Promise<void> {
    const channel = channels.get(place);
    let ledger = await read(place, channel);
    if (channel) {
      ledger = await settleEdit(channel, ledger);
      ledger = await answer(channel, ledger);
    }
    await goOn(ledger);
  }

  async function takeTurnNow(channel: Channel): Promise<PostedNow> {
    let ledger = await read(channel.place, channel);
    ledger = await settleEdit(channel, ledger);
    if (ledger.pending) return "waiting";
    ledger = await answerDue(ledger, channel, dueWithNow(channel, ledger));
    return resultOf(await goOn(ledger));
  }

  // The steps, in their order.

  async function read(place: Place, channel: Channel | undefined): Promise<ChannelLedger> {
    return (await deps.ledger.get(place)) ?? newLedger(place, channel?.createdAt ?? clock.now());
  }

  /** One digest at a time: while one is under way, what is due waits. */
  async function answer(channel: Channel, ledger: ChannelLedger): Promise<ChannelLedger> {
    const all = dueSlots(ledger);
    const last = all.at(-1);
    if (ledger.pending || !last) return ledger;
    const due = unanswered(ledger, all);
    if (isSome(due)) return answerDue(ledger, channel, due);
    return record.write(ledger, { ...ledger, accountedTo: last.at });
  }

  /** Delivers what is under way, and plans when to look again. */
  async function goOn(start: ChannelLedger): Promise<ChannelLedger> {
    const { ledger, wakeAt } = await deps.deliver(start);
    wakeTimes.plan(ledger.place, ledger, wakeAt);
    return ledger;
  }

  function dueSlots({ place, accountedTo }: ChannelLedger): Slot[] {
    const schedule = deps.schedules.inForce(place);
    return schedule ? slotsBetween(schedule, accountedTo, clock.now()) : [];
  }

  function dueWithNow({ schedule }: Channel, ledger: ChannelLedger): [Slot, ...Slot[]] {
    const now = slotNow(schedule.zone, clock.now());
    const before = unanswered(ledger, dueSlots(ledger));
    const [first = now, ...others] = [...before.filter(({ at }) => at < now.at), now];
    return [first, ...others];
  }

  async function recover(place: Place, error: unknown): Promise<void> {
    wakeTimes.call(place, clock.now() + AGAIN_MS);
    if (!(error instanceof CorruptLedger)) return tell({ kind: "stumbled", place, error });
    try {
      await deps.setAside(error);
      wakeTimes.call(place, clock.now());
    } catch (again) {
      tell({ kind: "stumbled", place, error: again });
    }
  }

  return {
    serve: (place) => takeTurn(place).catch((error: unknown) => recover(place, error)),
    postNow: async (place) => {
      const channel = channels.get(place);
      return channel ? takeTurnNow(channel) : "nothing";
    },
  };
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
