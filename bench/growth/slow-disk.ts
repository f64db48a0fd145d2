import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { addSubscription, newChannel } from "../../src/channels/change-channel.ts";
import { openChannelStore } from "../../src/channels/channel-store.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Message } from "../../src/chat/message.ts";
import { createDelivery } from "../../src/delivery/delivery.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { HOUR } from "../../src/time/durations.ts";
import { createMemoryDocuments } from "../../test/fakes/memory-documents.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";

/** A cheap disk over a network. */
const SYNC_MS = 8;
const OURS = 1_000;
const THEIRS = 40;

/** Digests a second where the disk takes 8 ms to be sure, beside waiting for it at every step of every channel. */
export async function slowDiskBench(): Promise<BenchResult[]> {
  const ours = await digestsASecond(OURS, (database) => database);
  const theirs = await digestsASecond(THEIRS, syncedEach);
  return [
    besidePeer(
      row("growth: digests, 8 ms a sync", ours.perSecond, "digests/s"),
      "a sync a step",
      theirs.perSecond,
    ),
    besidePeer(
      row("growth: longest block meanwhile", ours.longestMs, "ms"),
      "a sync a step",
      theirs.longestMs,
    ),
  ];
}

/** Every transaction waits for the disk, and with it the event loop. */
function syncedEach(database: Database): Database {
  return {
    ...database,
    transaction(work) {
      const result = database.transaction(work, "unsynced");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SYNC_MS);
      return result;
    },
    synced: () => Promise.resolve(),
  };
}

async function digestsASecond(channels: number, through: (database: Database) => Database) {
  const dataDir = mkdtempSync(join(tmpdir(), "offprint-slow-"));
  const opened = openDatabase({ dataDir, sync: () => sleep(SYNC_MS) });
  const database = through(opened);
  const clock = {
    now: Date.now,
    sleep: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, { signal }),
  };
  let ended = 0;
  const delivery = createDelivery({
    channels: await dueChannels(channels),
    ledger: createLedger(database),
    messages: createDocuments(createKeyv(createKeyvStore(database, "unsynced")), "message"),
    adapters: [adapter],
    compose: async ({ place }) => ({ message: messageFor(place), papers: ["arxiv:2611.00001"] }),
    clock,
    random: () => 0.5,
    everyMinute: () => () => undefined,
    settings: { catchUpMs: 12 * HOUR },
    tell: ({ kind }) => {
      if (kind === "ended") ended += 1;
    },
  });
  const block = watchLoop();
  const start = performance.now();
  await delivery.start();
  await delivery.tick();
  const seconds = (performance.now() - start) / 1_000;
  const longestMs = block.stop();
  await delivery.stop();
  opened.close();
  rmSync(dataDir, { recursive: true });
  if (ended !== channels) throw new Error(`${ended} of ${channels} digests ended.`);
  return { perSecond: channels / seconds, longestMs };
}

/** How long the event loop was not there for others, at most. */
function watchLoop() {
  let last = performance.now();
  let longest = 0;
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  return {
    stop() {
      look();
      clearInterval(timer);
      return longest;
    },
  };
}

const adapter: Adapter = {
  name: "bench",
  start: async () => {},
  stop: async () => {},
  post: async () => "1",
};

/** Of every channel its own, as where everybody follows something else. */
function messageFor(place: string): Message {
  return { summary: place, blocks: [{ kind: "item", title: "A paper" }] };
}

async function dueChannels(count: number) {
  const channels = await openChannelStore({
    documents: createMemoryDocuments(),
    aside: createMemoryDocuments(),
    onCorrupt: () => undefined,
  });
  const due = new Date(Date.now() - 60_000);
  const schedule = {
    days: [1, 2, 3, 4, 5, 6, 7],
    time: due.toISOString().slice(11, 16),
    zone: "UTC",
  } as const;
  const topic = {
    id: "t",
    topic: { kind: "trending" },
    limit: 5,
    by: "bench:me",
    since: 0,
  } as const;
  for (let n = 0; n < count; n++)
    await channels.put(
      addSubscription(newChannel(`bench:server-${n}/room`, schedule, due.getTime() - HOUR), topic),
    );
  return channels;
}
