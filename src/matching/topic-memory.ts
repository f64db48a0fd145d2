import { DAY } from "../time/durations.ts";

/** Topics remember papers published within this many days. */
export const TOPIC_MEMORY_DAYS = 14;

export const TOPIC_MEMORY_MS = TOPIC_MEMORY_DAYS * DAY;
