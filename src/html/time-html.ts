import type { TimeStyle } from "../chat/message.ts";
import type { Instant } from "../time/instant.ts";
import { type Html, html } from "./html.ts";

const DATE = { day: "numeric", month: "long", year: "numeric" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;

/** In UTC, and named so. What was read once is read again later, so nothing is said as "in 3 hours". */
const FORMATS: Readonly<Record<TimeStyle, Intl.DateTimeFormat>> = {
  time: format(CLOCK),
  date: format(DATE),
  datetime: format({ ...DATE, ...CLOCK }),
  relative: format({ ...DATE, ...CLOCK }),
};

const FIRST = Date.UTC(0);
const LAST = Date.UTC(9999, 11, 31);

/** A moment that a program can read beside the words: `9 June 2026 at 09:00 UTC`. */
export function timeHtml(at: Instant, style: TimeStyle): Html {
  if (!isShown(at)) return html`${UNKNOWN}`;
  const moment = new Date(at).toISOString();
  return html`<time datetime="${moment}">${timeWords(at, style)}</time>`;
}

/** The words alone, for text beside the HTML. */
export function timeWords(at: Instant, style: TimeStyle): string {
  return isShown(at) ? FORMATS[style].format(at) : UNKNOWN;
}

const UNKNOWN = "an unknown time";

function isShown(at: Instant): boolean {
  return at >= FIRST && at <= LAST;
}

function format(parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" });
}
