import type { TimeStyle } from "../../../src/chat/message.ts";

/** Whose clock and calendar times are shown in. */
export interface TimeContext {
  /** IANA name; the machine's own zone when absent. */
  readonly timeZone?: string;
  /** The present, in milliseconds since the epoch, for times said as "in 3 hours". */
  readonly now: number;
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
  ["year", 365 * 86_400_000],
  ["month", 30 * 86_400_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** A moment (milliseconds since the epoch) in words; one that no calendar has is "an unknown time". */
export function formatTime(at: number, style: TimeStyle, context: TimeContext): string {
  if (Number.isNaN(new Date(at).getTime())) return "an unknown time";
  if (style === "relative") return formatRelative(at - context.now);
  const { timeZone } = context;
  return new Intl.DateTimeFormat("en-GB", {
    ...FORMATS[style],
    ...(timeZone && { timeZone }),
  }).format(at);
}

function formatRelative(difference: number): string {
  const unit = UNITS.find(([, length]) => Math.abs(difference) >= length);
  return unit ? relative.format(Math.round(difference / unit[1]), unit[0]) : "now";
}
