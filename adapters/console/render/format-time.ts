import type { TimeStyle } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";
import { DAY, HOUR, MINUTE } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";

/** What clocks of a zone show at a moment less UTC, in milliseconds. */
export type OffsetAt = (zone: string, at: Instant) => number;

/** Whose clock and calendar times are shown in. */
export interface TimeContext {
  /** IANA name; the machine's own zone when absent. */
  readonly timeZone?: string;
  /** Says what the zone's clocks show, where newer data than the runtime's are at hand. */
  readonly offsetAt?: OffsetAt;
  /** The present, in milliseconds since the epoch, for times said as "in 3 hours". */
  readonly now: Instant;
}

const FORMATS = {
  time: { hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  date: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  datetime: {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  },
} as const satisfies Record<Exclude<TimeStyle, "relative">, Intl.DateTimeFormatOptions>;

const UNITS = [
  ["year", 365 * DAY],
  ["month", 30 * DAY],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** A moment (milliseconds since the epoch) in words; one that no calendar has is "an unknown time". */
export function formatTime(at: Instant, style: TimeStyle, context: TimeContext): string {
  if (Number.isNaN(new Date(at).getTime())) return "an unknown time";
  if (style === "relative") return formatRelative(at - context.now);
  const { timeZone, offsetAt } = context;
  const own = new Intl.DateTimeFormat("en-GB", {
    ...FORMATS[style],
    ...defined({ timeZone: timeZone || undefined }),
  });
  if (timeZone === undefined || !offsetAt) return own.format(at);
  const offset = offsetAt(timeZone, at);
  return offset === runtimeOffset(timeZone, at) ? own.format(at) : shifted(at, offset, style);
}

/** Where the runtime's data do not know what the clocks show: UTC's clock, shifted there. */
function shifted(at: Instant, offset: number, style: keyof typeof FORMATS): string {
  const { timeZoneName, ...format } = { timeZoneName: undefined, ...FORMATS[style] };
  const words = new Intl.DateTimeFormat("en-GB", { ...format, timeZone: "UTC" }).format(
    at + offset,
  );
  return timeZoneName === undefined ? words : `${words} ${gmtWords(offset)}`;
}

/** `GMT-7`, `GMT+5:30`: as the runtime names zones without a name. */
function gmtWords(offset: number): string {
  const minutes = Math.abs(offset) / MINUTE;
  const rest = minutes % 60 === 0 ? "" : `:${String(minutes % 60).padStart(2, "0")}`;
  return `GMT${offset < 0 ? "-" : "+"}${Math.floor(minutes / 60)}${rest}`;
}

function runtimeOffset(timeZone: string, at: Instant): number | undefined {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, timeZoneName: "longOffset" });
  const name = clock.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
  const size = (Number(hours) * 60 + Number(minutes)) * MINUTE;
  return sign === "-" ? -size : size;
}

function formatRelative(difference: number): string {
  const unit = UNITS.find(([, length]) => Math.abs(difference) >= length);
  return unit ? relative.format(Math.round(difference / unit[1]), unit[0]) : "now";
}
