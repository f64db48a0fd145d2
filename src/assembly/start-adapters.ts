import type { Adapter } from "../chat/adapter.ts";
import type { Inbox } from "../chat/inbox.ts";
import { OperatorError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Clock } from "../time/clock.ts";
import { SECOND } from "../time/durations.ts";
import { within } from "../time/within.ts";

export interface StartAdaptersDeps {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onConnected: (adapter: Adapter) => void;
}

/** How long a platform that cannot be reached holds up the start of everything else. */
const PATIENCE_MS = 10 * SECOND;

/**
 * Starts every adapter at once. One that is refused or slow to connect does not keep the others from
 * working.
 * @throws OperatorError when none can start
 */
export async function startAdapters(
  adapters: readonly Adapter[],
  deps: StartAdaptersDeps,
): Promise<void> {
  const starts = adapters.map((adapter) => startAdapter(adapter, deps));
  const patience = { ms: PATIENCE_MS, clock: deps.clock, cut: deps.signal };
  const outcomes = await within(Promise.all(starts), patience, () => []);
  const refused = outcomes.filter((outcome) => outcome !== undefined);
  const [first] = refused;
  if (first && refused.length === adapters.length) throw first;
}

/** Resolves with the reason when an operator has to act first. */
export async function startAdapter(
  adapter: Adapter,
  { inbox, log, onConnected }: StartAdaptersDeps,
): Promise<OperatorError | undefined> {
  try {
    await adapter.start(inbox);
    onConnected(adapter);
    return undefined;
  } catch (error) {
    log.error({ err: error, adapter: adapter.name }, "a platform could not be started");
    return error instanceof OperatorError
      ? error
      : new OperatorError(`${adapter.name} could not be started.`, { cause: error });
  }
}
