import type { Choice } from "../chat/inbox.ts";
import { suggestZones } from "../schedule/suggest-zones.ts";
import { asTyped } from "./query-option.ts";

/** A word behind others, long enough to tell a place by. */
const PLACE = /^(?<before>.*\s)(?<typed>\S{3,})$/su;
const DAY = /^(?:mon|tue|wed|thu|fri|sat|sun)/iu;
const BEGINNINGS = ["weekdays 9:00", "daily 8:00", "mon,thu 17:00"];
const SUGGESTIONS = 20;

/** Completes a schedule typed in one line: what was typed, and the zone that its end may become. */
export async function completeWhen(_: unknown, typed: string): Promise<Choice[]> {
  if (typed.trim() === "") return BEGINNINGS.flatMap(asTyped);
  return [...asTyped(typed), ...zonesFor(typed)];
}

function zonesFor(typed: string): Choice[] {
  const { before, typed: begun } = PLACE.exec(typed)?.groups ?? {};
  if (before === undefined || begun === undefined || DAY.test(begun)) return [];
  const fitting = suggestZones(begun, SUGGESTIONS).filter((zone) =>
    zone.toLowerCase().includes(begun.toLowerCase()),
  );
  return fitting.flatMap((zone) => asTyped(before + zone));
}
