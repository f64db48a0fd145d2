import type { Slot } from "../../schedule/schedule.ts";
import { offsetAt } from "../../schedule/zone-clock.ts";
import type { Instant } from "../../time/instant.ts";

/** Formats what clocks of a zone show, shifted there beforehand: Node's own zone data may be older than ours. */
const DAY = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});
const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const SHORT_DAY = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  timeZone: "UTC",
});

/** `Monday 23 November`, by the clocks of a zone. */
export function localDay(zone: string, at: Instant): string {
  return DAY.format(at + offsetAt(zone, at)).replace(",", "");
}

/** `23 November 2026`, by the clocks of a zone. */
export function localDate(zone: string, at: Instant): string {
  return dateWords(at + offsetAt(zone, at));
}

/** `Mon 23 Nov 09:00`, by the clocks of a zone. */
export function localMoment(zone: string, at: Instant): string {
  const local = at + offsetAt(zone, at);
  const time = new Date(local).toISOString().slice(11, 16);
  return `${SHORT_DAY.format(local).replace(",", "")} ${time}`;
}

/** `11 June 2026`. A publication date is a calendar fact, the same for every reader: it has no zone. */
export function dateWords(at: Instant): string {
  return DATE.format(at);
}

/** `23 November 2026, 08:55 UTC`, for readers whose zone is not known. */
export function momentWords(at: Instant): string {
  return `${dateWords(at)}, ${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** A slot as the channel's own calendar and clock have it, whoever reads it: `Monday 30 November, 9:00 Europe/Berlin`. */
export function slotWords({ date, time }: Pick<Slot, "date" | "time">, zone: string): string {
  const day = DAY.format(Date.parse(date)).replace(",", "");
  return `${day}, ${time.replace(/^0/, "")} ${zone}`;
}
