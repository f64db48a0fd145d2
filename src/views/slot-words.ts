import type { Slot } from "../schedule/schedule.ts";

/** A slot as the channel's own calendar and clock have it, whoever reads it: `Monday 30 November, 9:00 Europe/Berlin`. */
export function slotWords({ date, time }: Pick<Slot, "date" | "time">, zone: string): string {
  const day = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
  const words = new Intl.DateTimeFormat("en-GB", day).format(Date.parse(date)).replace(",", "");
  return `${words}, ${time.replace(/^0/, "")} ${zone}`;
}
