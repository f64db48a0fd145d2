import type { Source } from "../sources/source.ts";
import type { Clock } from "../time/clock.ts";
import type { Ingest } from "./ingest.ts";

export interface PollLoopDeps {
  readonly ingest: Ingest;
  readonly clock: Clock;
  readonly everyMs: number;
  /** From 0 to 1; spreads the polls, so that many bots do not ask at the same moment. */
  readonly random: () => number;
  readonly onError: (source: Source, error: unknown) => void;
}

/** The share of the interval by which a poll may come late. */
const SPREAD = 0.1;

export interface Polling {
  /** Settles after the first poll, however it went. */
  readonly first: Promise<void>;
  /** Settles when aborted, after the poll under way. */
  readonly ended: Promise<void>;
}

/** Polls a source now and then at every interval, until aborted. */
export function startPolling(source: Source, deps: PollLoopDeps, signal: AbortSignal): Polling {
  const { ingest, clock, everyMs, random, onError } = deps;
  const poll = () =>
    ingest.poll(source, signal).catch((error: unknown) => {
      if (!signal.aborted) onError(source, error);
    });
  const untilAborted = async () => {
    while (!signal.aborted) {
      await clock.sleep(everyMs * (1 + SPREAD * random()), signal).catch(() => undefined);
      if (!signal.aborted) await poll();
    }
  };
  const first = poll();
  return { first, ended: first.then(untilAborted) };
}
