import { DAY, MINUTE } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import type { Schedule, Slot, Weekday } from "./schedule.ts";
import { dayOf, firstMoment, offsetAt } from "./zone-clock.ts";

/** A year of daily slots. */
const SLOTS_AT_MOST = 366;

/** Two weeks: a weekly slot can fall on the one date that a zone leaves out. */
const DAYS_AHEAD = 14;

const SCHEDULES_REMEMBERED = 20_000;

/** The slot that is the first after any moment from `after` up to it. */
interface Found {
  readonly after: Instant;
  readonly slot: Slot;
}

/** Thousands of channels share a schedule and ask every minute, each about the slot that is due and the next. */
const found = new Map<string, readonly Found[]>();

const SLOTS_REMEMBERED = 3;

/**
 * The slots after one moment, up to and including another, oldest first.
 * At most `limit`: ask again from the last one for the rest.
 *
 * Every local date has one slot, at the first moment when clocks show the time: once where an hour is
 * repeated, and after the gap where daylight saving skips the time. When the gap runs to the end of the
 * date (America/Nuuk, 2024-03-30, 23:30) the slot falls on the midnight that ends it. A date that the
 * zone leaves out has no slot.
 */
export function slotsBetween(
  schedule: Schedule,
  after: Instant,
  until: Instant,
  limit: number = SLOTS_AT_MOST,
): Slot[] {
  if (after >= until || limit < 1) return [];
  const slots: Slot[] = [];
  let slot = rememberedSlotAfter(schedule, after);
  while (slot && slot.at <= until) {
    slots.push(slot);
    if (slots.length >= limit) break;
    slot = rememberedSlotAfter(schedule, slot.at);
  }
  return slots;
}

/** The first `count` slots after a moment. */
export function nextSlots(schedule: Schedule, after: Instant, count: number): Slot[] {
  return slotsBetween(schedule, after, Number.POSITIVE_INFINITY, count);
}

function rememberedSlotAfter(schedule: Schedule, after: Instant): Slot | undefined {
  const key = `${schedule.time} ${schedule.days.join("")} ${schedule.zone}`;
  const known = found.get(key) ?? [];
  for (const { after: from, slot } of known) if (from <= after && after < slot.at) return slot;
  const slot = slotAfter(schedule, after);
  if (slot === undefined) return undefined;
  if (found.size >= SCHEDULES_REMEMBERED) found.clear();
  found.set(key, [{ after, slot }, ...known.slice(0, SLOTS_REMEMBERED - 1)]);
  return slot;
}

function slotAfter(schedule: Schedule, after: Instant): Slot | undefined {
  const today = dayOf(after + offsetAt(schedule.zone, after));
  for (let day = today; day <= today + DAYS_AHEAD; day++) {
    if (!schedule.days.includes(weekdayOf(day))) continue;
    const local = day * DAY + minutesOf(schedule.time) * MINUTE;
    const at = firstMoment(schedule.zone, local);
    if (at !== undefined && at > after) {
      const { time, zone } = schedule;
      return { date: dateOf(day), time, zone, at };
    }
  }
  return undefined;
}

const WEEK_FROM_THE_EPOCH: readonly Weekday[] = [4, 5, 6, 7, 1, 2, 3];

function weekdayOf(day: number): Weekday {
  return WEEK_FROM_THE_EPOCH.at(day % 7) ?? 4;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
