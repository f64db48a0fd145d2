import { assembleBot, type BotDeps } from "./assembly/assemble-bot.ts";
import { openStore } from "./assembly/open-store.ts";
import { type StartAdaptersDeps, startAdapter, startAdapters } from "./assembly/start-adapters.ts";
import { startDelivering } from "./assembly/start-delivering.ts";
import { startSweeps } from "./assembly/start-sweeps.ts";
import { type Stop, stopInTime } from "./assembly/stop-in-time.ts";
import type { DocumentsOf } from "./assembly/store.ts";
import { watchCheck } from "./assembly/watch-check.ts";
import type { Adapter } from "./chat/adapter.ts";
import type { Inbox } from "./chat/inbox.ts";
import type { OperatorError } from "./errors.ts";
import { checkApart } from "./stores/check-apart.ts";
import { type Database, openDatabase } from "./stores/database.ts";
import { watchStore } from "./stores/watch-store.ts";

export interface OffprintDeps
  extends Pick<BotDeps, "config" | "sources" | "everyMinute" | "clock" | "random" | "log"> {
  /** Makes the adapters; each may keep documents of its own. */
  readonly adapters: (documents: DocumentsOf) => Promise<readonly Adapter[]>;
  /** Ends the waiting where another process does everything; it then rejects with the reason. */
  readonly signal?: AbortSignal;
}

/** A running bot. */
export interface Offprint {
  /** Resolves if it cannot go on, with what its operator has to do. It then still has to be stopped. */
  readonly failed: Promise<OperatorError>;
  /** Starts nothing more, lets what runs end for a bounded time, and closes the store. May be called again. */
  stop(): Promise<void>;
}

/**
 * Opens the store, starts asking the sources, starts the adapters and then the deliveries. A bot that
 * knows no paper first waits until every source was asked, and says so to who asks meanwhile.
 * @throws OperatorError when the settings or the store cannot be used
 */
export async function startOffprint(deps: OffprintDeps): Promise<Offprint> {
  const { config, clock } = deps;
  const stopping = new AbortController();
  let checking: Promise<void> | undefined;
  const check = (database: Database) => {
    checking = checkApart(database, stopping.signal);
    return checking;
  };
  const opened = openDatabase({ dataDir: config.DATA_DIR, now: clock.now, check });
  const { database, health } = watchStore(opened, clock.now);
  const stops: Stop[] = [];
  const { begin, begun } = beginning();
  const stop = once(async () => {
    // Requests under way are cut first, so that an answer that waits for one can end.
    stopping.abort(new Error("Offprint is stopping."));
    await stopInTime(stops.reverse(), clock);
    database.close();
  });
  try {
    const waiting = AbortSignal.any([stopping.signal, ...(deps.signal ? [deps.signal] : [])]);
    const store = await openStore({ ...deps, database, health, signal: waiting });
    const { shared } = store;
    if (shared) stops.push(() => shared.close());
    const adapters = await deps.adapters(store.documents);
    const bot = await assembleBot({ ...deps, adapters, begun, database, store }, stopping.signal);
    stops.push(() => bot.index.close());
    const keepingUp = bot.meaning?.keepUp();
    stops.push(async () => keepingUp);
    stops.push(() => bot.polling);
    // Before anything connects: an address that is taken is said at once, and health can be asked.
    const server = await bot.serve();
    if (server) stops.push(() => server.close());
    stops.push((hurry) => Promise.all(adapters.map((adapter) => adapter.stop(hurry))));
    const starting = {
      ...deps,
      inbox: bot.inbox,
      signal: stopping.signal,
      onConnected: ({ name }: Adapter) => bot.connected.add(name),
    };
    const { work } = bot;
    begin();
    await startAdapters(work ? adapters.filter(({ parts }) => !parts) : adapters, starting);
    stops.push((hurry) => (work ? work.stop(hurry) : bot.delivery.stop(hurry)));
    if (work) beginWork(work, adapters, bot.connected, starting);
    const checked = watchCheck(checking, deps.log, stopping.signal);
    const before = [checking && checked, bot.indexed, bot.loading?.over].filter(
      (each) => each !== undefined,
    );
    const delivering = startDelivering({ ...bot, ...deps, before, signal: stopping.signal });
    stops.push(() => delivering);
    if (before.length === 0) await delivering;
    const sweeping = startSweeps(bot.sweeps, deps, stopping.signal);
    stops.push(() => sweeping);
    const damaged = checked.then((damage) => damage ?? new Promise<never>(() => {}));
    return { stop, failed: shared ? Promise.race([damaged, shared.failed]) : damaged };
  } catch (error) {
    await stop();
    throw error;
  }
}

function beginning(): { readonly begin: () => void; readonly begun: Promise<void> } {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  return { begin, begun };
}

type Work = NonNullable<Awaited<ReturnType<typeof assembleBot>>["work"]>;

/** What one process does for all, which includes hearing what only one may hear. */
function beginWork(
  work: Work,
  adapters: readonly Adapter[],
  connected: Set<string>,
  starting: StartAdaptersDeps,
): void {
  work.begin({
    ...work.parts,
    adapters,
    listen: async (adapter, part, isOurs) => {
      const start = async (inbox: Inbox) => adapter.parts?.start(part, inbox, isOurs);
      await startAdapter({ ...adapter, start }, starting);
    },
    onSilent: ({ name }) => connected.delete(name),
  });
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= run();
    return running;
  };
}
