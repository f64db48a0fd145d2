import { newChannel } from "../../src/channels/change-channel.ts";
import type { Channel, ChannelRegister } from "../../src/channels/channel.ts";
import { openChannelStore } from "../../src/channels/channel-store.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Block, Message } from "../../src/chat/message.ts";
import type { Place } from "../../src/chat/place.ts";
import { createDelivery, type Delivery } from "../../src/delivery/delivery.ts";
import type { DeliveryEvent } from "../../src/delivery/events.ts";
import type { Compose } from "../../src/delivery/planning/plan.ts";
import type { ChannelLedger, Ledger } from "../../src/ledger/ledger.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Schedule } from "../../src/schedule/schedule.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import type { Documents, ListedDocuments } from "../../src/stores/documents.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import type { Clock } from "../../src/time/clock.ts";
import { HOUR, MINUTE } from "../../src/time/durations.ts";
import type { ChatPlatform } from "../fakes/chat/chat-platform.ts";
import { createVirtualClock, type VirtualClock } from "../fakes/time/virtual-clock.ts";
import { createCrashCounter, type Mortal } from "./crash.ts";

/** A Tuesday. */
export const START = Date.UTC(2026, 11, 1, 8, 55);
export const NINE = Date.UTC(2026, 11, 1, 9);

export const daily: Schedule = { days: [1, 2, 3, 4, 5, 6, 7], time: "09:00", zone: "UTC" };

const TABLES = ["documents", "ledgers", "ledgers_aside", "ledger_seen"] as const;

/** A paper that the digests can show from a moment on. */
export interface WorldPaper {
  readonly id: PaperId;
  readonly from: number;
}

/** What outlives every process: the disk, the platforms, the papers and time itself. */
export interface World {
  readonly clock: VirtualClock;
  readonly database: Database;
  readonly documents: (prefix: string) => ListedDocuments;
  readonly platforms: readonly ChatPlatform[];
  readonly papers: WorldPaper[];
}

/** What a bot needs of a world: its platforms may be of any kind. */
export type Habitat = Omit<World, "platforms"> & {
  readonly platforms: readonly Pick<ChatPlatform, "connect">[];
};

export interface WorldOptions {
  readonly start?: number;
  readonly platforms: (clock: VirtualClock) => readonly ChatPlatform[];
  readonly papers?: readonly WorldPaper[];
  /** An old world's, to be emptied: opening one costs more than a day in it. */
  readonly database?: Database;
  readonly documents?: World["documents"];
}

export function createWorld(options: WorldOptions): World {
  const { start = START, platforms, papers = [] } = options;
  const clock = createVirtualClock(start, promisesSettle);
  const database = options.database ?? openDatabase({ dataDir: ":memory:" });
  for (const table of TABLES) database.exec(`DELETE FROM ${table}`);
  const documents = options.documents ?? openDocuments(database);
  return { clock, database, documents, platforms: platforms(clock), papers: [...papers] };
}

/** One run of the bot. */
export interface Process {
  readonly delivery: Delivery;
  readonly channels: ChannelRegister;
  readonly events: readonly DeliveryEvent[];
}

export interface ProcessOptions {
  readonly mortal?: Mortal;
  /** What each platform's adapter makes of a post that may have arrived. */
  readonly uncertain?: Adapter["uncertain"];
  readonly tickMs?: number;
  readonly compose?: Compose;
  readonly random?: () => number;
  /** Between the bot and its disk; for a disk that fails. */
  readonly disk?: (ledger: Ledger, messages: Documents) => { ledger: Ledger; messages: Documents };
}

const immortal = createCrashCounter([]);

export async function startProcess(world: Habitat, options: ProcessOptions = {}): Promise<Process> {
  const mortal = options.mortal ?? immortal.newProcess(() => {});
  const clock = mortalClock(world.clock, mortal);
  const events: DeliveryEvent[] = [];
  const channels = await openChannels(world, mortal);
  const ledger = mortalLedger(createLedger(world.database), mortal);
  const messages = mortalDocuments(world.documents("messages"), mortal);
  const disk = options.disk?.(ledger, messages) ?? { ledger, messages };
  const uncertain = options.uncertain === undefined ? {} : { uncertain: options.uncertain };
  const delivery = createDelivery({
    ...disk,
    channels,
    adapters: world.platforms.map((platform) =>
      mortalAdapter({ ...platform.connect(clock), ...uncertain }, mortal),
    ),
    compose: options.compose ?? createCompose(world.papers),
    clock,
    random: options.random ?? (() => 1),
    everyMinute: (tick) => everyTick(clock, options.tickMs ?? MINUTE, tick),
    settings: { catchUpMs: 12 * HOUR },
    tell: (event) => void events.push(event),
  });
  await delivery.start();
  return { delivery, channels, events };
}

/** New papers the channel has not seen, each an item titled with its id. */
export function createCompose(papers: readonly WorldPaper[]): Compose {
  return async (_channel, ledger, asOf) => {
    const fresh = papers.filter(({ id, from }) => from <= asOf && !ledger.seen.has(id));
    if (fresh.length === 0) return { papers: [], rule: "nothing new" };
    return { message: digestOf(fresh.map(({ id }) => id)), papers: fresh.map(({ id }) => id) };
  };
}

/** The same with details in a thread. */
export function composeWithThread(papers: readonly WorldPaper[], details: Block): Compose {
  const compose = createCompose(papers);
  return async (...asked) => {
    const composed = await compose(...asked);
    const { message } = composed;
    return message ? { ...composed, message: { ...message, thread: [details] } } : composed;
  };
}

export function digestOf(ids: readonly string[]): Message {
  const items = ids.map((title, index) => ({ kind: "item", index: index + 1, title }) as const);
  return { summary: "Papers", blocks: [{ kind: "heading", text: "Papers" }, ...items] };
}

/** The papers a message shows. */
export function papersIn(message: Message): string[] {
  return message.blocks.flatMap((block) =>
    block.kind === "item" && typeof block.title === "string" ? [block.title] : [],
  );
}

/** Papers of a day, known from `from` on. */
export function papersOf(day: number, count: number, from: number): WorldPaper[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `arxiv:26${day < 10 ? "1" : "0"}${day}.0000${index + 1}` as const,
    from,
  }));
}

export function follows(
  place: Place,
  schedule: Schedule = daily,
  createdAt = START - HOUR,
): Channel {
  const by = "discord:1";
  const topic = { kind: "trending" } as const;
  const subscription = { id: "s1", topic, limit: 10, by, since: createdAt };
  return { ...newChannel(place, schedule, createdAt), subscriptions: [subscription] };
}

/** Writes channels as a person's commands would have. */
export async function prepareChannels(world: Habitat, channels: readonly Channel[]): Promise<void> {
  const store = await openChannels(
    world,
    immortal.newProcess(() => {}),
  );
  for (const channel of channels) await store.put(channel);
}

export function readLedger(
  world: Pick<World, "database">,
  place: Place,
): Promise<ChannelLedger | undefined> {
  return createLedger(world.database).get(place);
}

export function openDocuments(database: Database): World["documents"] {
  const keyv = createKeyv(createKeyvStore(database));
  return (prefix) => createDocuments(keyv, prefix);
}

async function openChannels({ documents }: Habitat, mortal: Mortal): Promise<ChannelRegister> {
  const store = await openChannelStore({
    documents: documents("channel"),
    aside: documents("aside"),
    onCorrupt: () => {},
  });
  return {
    ...store,
    put: (channel) => mortal.run("channel put", () => store.put(channel)),
    update: (place, change) => mortal.run("channel update", () => store.update(place, change)),
  };
}

function mortalLedger(ledger: Ledger, mortal: Mortal): Ledger {
  return {
    get: (place) => mortal.run("ledger get", () => ledger.get(place)),
    put: (value) => mortal.run("ledger put", () => ledger.put(value)),
    delete: (place) => mortal.run("ledger delete", () => ledger.delete(place)),
    heads: () => mortal.run("ledger heads", () => ledger.heads()),
    setAside: (place, now) => mortal.run("ledger set aside", () => ledger.setAside(place, now)),
  };
}

function mortalDocuments(documents: Documents, mortal: Mortal): Documents {
  return {
    get: (key) => mortal.run("message get", () => documents.get(key)),
    set: (key, value, lifetimeMs) =>
      mortal.run("message set", () => documents.set(key, value, lifetimeMs)),
    delete: (key) => mortal.run("message delete", () => documents.delete(key)),
  };
}

function mortalAdapter(adapter: Adapter, mortal: Mortal): Adapter {
  const { find, twoSteps } = adapter;
  return {
    ...adapter,
    ...(twoSteps && {
      twoSteps: {
        ...twoSteps,
        begin: (...parcel) => mortal.run("post", () => twoSteps.begin(...parcel)),
        finish: (...line) => mortal.run("edit", () => twoSteps.finish(...line)),
      },
    }),
    post: (...parcel) => mortal.run("post", () => adapter.post(...parcel)),
    ...(find && {
      find: (...wanted: Parameters<typeof find>) => mortal.run("find", () => find(...wanted)),
    }),
  };
}

/** A dead process is never woken. */
function mortalClock(clock: Clock, mortal: Mortal): Clock {
  return {
    now: clock.now,
    async sleep(ms, signal) {
      try {
        await clock.sleep(ms, signal);
      } finally {
        if (mortal.isDead()) await new Promise(() => {});
      }
    },
  };
}

function everyTick(clock: Clock, everyMs: number, tick: () => void): () => void {
  const stopped = new AbortController();
  const loop = async () => {
    while (!stopped.signal.aborted) {
      await clock.sleep(everyMs - (clock.now() % everyMs), stopped.signal);
      tick();
    }
  };
  loop().catch(() => undefined);
  return () => stopped.abort();
}

/** Nothing here leaves the process, so a few turns of the event loop in which nobody waits for one are rest. */
async function promisesSettle(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (process.getActiveResourcesInfo().includes("Immediate")) quiet = 0;
  }
}
