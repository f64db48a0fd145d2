import { type Check, type Finding, good, notice, unknown } from "../checkup/check.ts";
import type { Clock } from "../time/clock.ts";
import { DAY, HOUR, MINUTE } from "../time/durations.ts";
import type { Answer, Source } from "./source.ts";

/** Its first turn may come late, where it is asked again after an answer that broke. */
const PATIENCE_MS = 1.5 * MINUTE;

/**
 * Asks a source once, at its own pace.
 * @param ask what it is asked; for what trends or is new where left out
 */
export function askedOnce(
  source: Source,
  clock: Clock,
  ask: (source: Source) => Promise<Answer> | undefined = newest,
): Check {
  return {
    title: source.title,
    asks: true,
    patienceMs: PATIENCE_MS,
    async look() {
      const answer = await ask(source);
      return answer ? [findingOf(source, answer, clock.now())] : [];
    },
  };
}

function newest(source: Source): Promise<Answer> | undefined {
  return source.trending?.("day") ?? source.since?.(undefined);
}

function findingOf({ title }: Source, { papers, verdict }: Answer, now: number): Finding {
  const { status, reason = `${title} answered: ${status}.`, dropped = 0 } = verdict;
  const published = papers.map(({ publishedAt }) => publishedAt);
  const age = published.length === 0 ? "" : `, the newest ${ageOf(now - Math.max(...published))}`;
  const left = dropped === 0 ? "" : ` ${dropped} could not be read.`;
  const heard = `${title} answered with ${papers.length} papers${age}.${left}`;
  switch (status) {
    case "fresh":
      return dropped === 0 ? good(heard) : notice(heard, "If it stays so, update Offprint.");
    case "holiday":
      return good(`${heard} ${reason}`);
    case "partial":
      return notice(`${heard} ${reason}`, "Digests say so, and it is asked again by itself.");
    case "stale":
      if (!verdict.unanswered) return good(`${heard} ${reason}`);
      return unknown(reason, "Look again later; the bot goes on with what it knows.");
    case "limited":
      return unknown(reason, "Look again later; other programs at this address may ask it, too.");
    case "down":
      return unknown(reason, `Check that this machine, and its proxy, may reach ${title}.`);
    default:
      return status satisfies never;
  }
}

function ageOf(ms: number): string {
  if (ms < HOUR) return "less than an hour old";
  if (ms < 2 * DAY) return `${Math.round(ms / HOUR)} hours old`;
  return `${Math.round(ms / DAY)} days old`;
}
