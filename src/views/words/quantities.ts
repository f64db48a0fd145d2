import { DAY, HOUR, MINUTE } from "../../time/durations.ts";

/** `1 vote`, `1,234 votes`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/**
 * `at least 50 votes`: by the greatest of 1, 2, 5, 10, 20, 50 and so on that it is, so that what is kept
 * and compared does not change with every vote. Of none it is empty.
 */
export function atLeast(count: number, one: string): string {
  if (!(count >= 1)) return "";
  const unit = 10 ** (String(Math.floor(count)).length - 1);
  const step = [5, 2].find((each) => each * unit <= count) ?? 1;
  return `at least ${counted(step * unit, one)}`;
}

/** A length of time in short words: `45 min`, `24 h`, `7 days`. */
export function spanWords(ms: number): string {
  if (ms < HOUR) return `${Math.max(1, Math.round(ms / MINUTE))} min`;
  if (ms <= 2 * DAY) return `${Math.round(ms / HOUR)} h`;
  return `${Math.round(ms / DAY)} days`;
}
