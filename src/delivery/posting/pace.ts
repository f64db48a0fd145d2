import type { PaceScope, PostPace } from "../../chat/adapter.ts";
import type { Place } from "../../chat/place.ts";
import { MINUTE } from "../../time/durations.ts";
import { createLines, type PostingLine } from "./lines.ts";

/** Holds posts back so that no platform, server or channel is asked faster than it allows. */
export interface Pace {
  /**
   * 0 when a post to this place may go now, which takes its turn; else how long until asking again
   * is of use, in milliseconds. A place that was told to wait keeps its turn for some minutes.
   */
  waitMs(place: Place): number;
  /** A post to this place would not have to wait; takes no turn. */
  isFree(place: Place): boolean;
  /** The platform refused a post: nobody within the scope goes for `ms`; others go on. */
  close(place: Place, scope: PaceScope, ms: number): void;
}

/** Narrow to wide, so that waiting for a slow channel does not hold a turn of the whole platform. */
const SCOPES = ["channel", "server", "platform"] as const;

interface Turn {
  /** In how many lines the place has stood, or stands. */
  readonly passed: number;
  readonly at: number;
}

/** Whoever waits asks again when their turn comes; one who has not for so long is gone, or has nothing to post any more. */
const KEPT_MS = 10 * MINUTE;
const SWEEP_ABOVE = 1_000;

/** `time` is steady; `paceOf` is what an adapter says of its platform. */
export function createPace(
  time: () => number,
  paceOf: (adapter: string) => PostPace | undefined,
): Pace {
  const lines = createLines(paceOf);
  const turns = new Map<Place, Turn>();
  let sweepAt = SWEEP_ABOVE;

  /** Forgets, now and then, the turns that nobody took. */
  function sweep(now: number): void {
    lines.sweep(now);
    if (turns.size < sweepAt) return;
    for (const [place, { at }] of turns) if (at < now - KEPT_MS) turns.delete(place);
    sweepAt = Math.max(SWEEP_ABOVE, turns.size * 2);
  }

  /** Goes on from where the place has come to in the lines. */
  function advance(scopes: readonly PostingLine[], turn: Turn, now: number): Turn {
    const closed = scopes.findLastIndex((bucket) => bucket.isClosed(now));
    const reopens = scopes[closed]?.openAt;
    if (reopens !== undefined) return { passed: Math.min(turn.passed, closed), at: reopens };
    let next = turn;
    while (next.at <= now) {
      const bucket = scopes[next.passed];
      if (!bucket) break;
      next = { passed: next.passed + 1, at: bucket.queue(now) };
    }
    if (next.at > now) return next;
    const holding = lastToOpen(scopes);
    return holding.openAt <= now ? next : { ...next, at: holding.queueAgain() };
  }

  const scopesOf = (place: Place) => SCOPES.map((scope) => lines.of(place, scope));

  return {
    isFree(place) {
      const now = time();
      return !turns.has(place) && scopesOf(place).every((line) => line.isFree(now));
    },
    waitMs(place) {
      const now = time();
      sweep(now);
      const scopes = scopesOf(place);
      const turn = advance(scopes, turns.get(place) ?? { passed: 0, at: now }, now);
      if (turn.at > now) {
        turns.set(place, turn);
        return turn.at - now;
      }
      turns.delete(place);
      for (const bucket of scopes) bucket.pass(now);
      return 0;
    },
    close(place, scope, ms) {
      lines.close(place, scope, time(), ms);
    },
  };
}

/** Whoever was held up in a wider line may have come too close to one who was not. */
function lastToOpen(scopes: readonly PostingLine[]): PostingLine {
  return scopes.reduce((last, each) => (each.openAt > last.openAt ? each : last));
}
