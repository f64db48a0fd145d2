import type { Place } from "../../chat/place.ts";
import type { Schedule } from "../../schedule/schedule.ts";
import { nextSlots } from "../../schedule/slots.ts";
import type { Instant } from "../../time/instant.ts";
import { createMomentQueue } from "./moment-queue.ts";

/** A place to look at now. `urgent`: it has a digest under way. */
interface Call {
  readonly place: Place;
  readonly urgent: boolean;
}

/** In memory: when each channel is to be looked at next, kept right by what its ledger says. */
export interface WakeTimes {
  /** After the channel was looked at; `wakeAt` is when to go on with its digest under way. */
  plan(place: Place, at: { readonly accountedTo: Instant }, wakeAt?: Instant): void;
  /** Looks at the place at this moment, whatever else is planned for it. */
  call(place: Place, at: Instant): void;
  /** Takes the places whose moment has come. */
  takeDue(now: Instant): Call[];
  /** After the clock was set back: digests under way are looked at now. */
  wakeAll(now: Instant): void;
  next(): Instant | undefined;
  /** How long the oldest due slot has been waiting to be planned, in milliseconds. */
  lag(now: Instant): number;
}

export function createWakeTimes(scheduleOf: (place: Place) => Schedule | undefined): WakeTimes {
  const slots = createMomentQueue();
  const wakes = createMomentQueue();
  /** Slots that are due and being planned. */
  const late = new Map<Place, Instant>();

  return {
    plan(place, { accountedTo }, wakeAt) {
      late.delete(place);
      slots.delete(place);
      wakes.delete(place);
      if (wakeAt !== undefined) return wakes.set(place, wakeAt);
      const schedule = scheduleOf(place);
      const [next] = schedule ? nextSlots(schedule, accountedTo, 1) : [];
      if (next) slots.set(place, next.at);
    },
    call: (place, at) => wakes.set(place, at),
    takeDue(now) {
      const urgent = wakes.takeDue(now).map(({ place }) => ({ place, urgent: true }));
      const due = slots.takeDue(now);
      for (const { place, at } of due) late.set(place, at);
      return [...urgent, ...due.map(({ place }) => ({ place, urgent: false }))];
    },
    wakeAll: (now) => wakes.bringForward(now),
    next: () => earliest([slots.next(), wakes.next()]),
    lag: (now) => Math.max(0, now - (earliest([slots.next(), ...late.values()]) ?? now)),
  };
}

function earliest(moments: readonly (Instant | undefined)[]): Instant | undefined {
  let found: Instant | undefined;
  for (const at of moments) if (at !== undefined && (found === undefined || at < found)) found = at;
  return found;
}
