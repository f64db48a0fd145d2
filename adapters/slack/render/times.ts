import type { TimeStyle } from "../../../src/chat/message.ts";
import { SECOND } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const FORMATS: Record<TimeStyle, string> = {
  time: "{time}",
  date: "{date_short}",
  datetime: "{date_short_pretty} at {time}",
  relative: "{ago}",
};

/** A moment that Slack shows in each reader's zone; `fallback` is for clients that cannot. */
export interface Moment {
  readonly timestamp: number;
  readonly format: string;
  readonly fallback: string;
}

export const UNKNOWN_TIME = "an unknown time";

const LAST = Date.UTC(9999, 11, 31);

/** Undefined for a moment outside the years 1970 to 9999. */
export function momentOf(at: Instant, style: TimeStyle): Moment | undefined {
  if (!(at >= 0 && at <= LAST)) return undefined;
  return {
    timestamp: Math.floor(at / SECOND),
    format: FORMATS[style],
    fallback: timeWords(at, style),
  };
}

/** `2026-11-23 09:00 UTC` */
export function timeWords(at: Instant, style: TimeStyle): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return UNKNOWN_TIME;
  const [date = "", time = ""] = moment.toISOString().split("T");
  if (style === "date") return date;
  const clock = `${time.slice(0, 5)} UTC`;
  return style === "time" ? clock : `${date} ${clock}`;
}
