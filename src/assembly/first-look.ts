import type { Loading } from "../chat/inbox.ts";
import type { Clock } from "../time/clock.ts";
import { MINUTE } from "../time/durations.ts";
import { within } from "../time/within.ts";
import { loadingWords } from "../views/bot/loading-words.ts";

export interface FirstLookDeps {
  /** Settles when every source was asked once. */
  readonly allAsked: Promise<unknown>;
  /** Of sources that have not answered, by the names people know. */
  readonly unheard: () => readonly string[];
  /** What is still to be done once they were asked; never rejects. */
  readonly andThen: () => Promise<void>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** A source that keeps a request open for so long counts as asked. */
const PATIENCE_MS = MINUTE;

/** The first look at every source of a bot that knows no paper. */
export function startFirstLook(deps: FirstLookDeps): Loading {
  let lasts = true;
  const patience = { ms: PATIENCE_MS, clock: deps.clock, cut: deps.signal };
  const over = within(deps.allAsked, patience, () => undefined).then(async () => {
    if (!deps.signal.aborted) await deps.andThen();
    lasts = false;
  });
  return { lasts: () => lasts, words: () => loadingWords(deps.unheard()), over };
}
