import { addSubscription, newChannel } from "../src/channels/change-channel.ts";
import { openChannelStore } from "../src/channels/channel-store.ts";
import type { Adapter } from "../src/chat/adapter.ts";
import type { Message } from "../src/chat/message.ts";
import type { Place } from "../src/chat/place.ts";
import { createDelivery } from "../src/delivery/delivery.ts";
import { createLedger } from "../src/ledger/sqlite-ledger.ts";
import type { Schedule } from "../src/schedule/schedule.ts";
import { openDatabase } from "../src/stores/database.ts";
import { HOUR, MINUTE } from "../src/time/durations.ts";
import { createMemoryDocuments } from "../test/fakes/memory-documents.ts";
import { createVirtualClock } from "../test/fakes/time/virtual-clock.ts";
import { type BenchResult, row } from "./bench-result.ts";

const CHANNELS = 100_000;
const RATE = 50;
const MINUTES = 10;
const SLOT_AT = Date.UTC(2026, 11, 1, 9);

/** One slot of 100,000 channels on a platform that takes 50 posts a second, in ten minutes of virtual time. */
export async function deliveryBench(): Promise<BenchResult[]> {
  const clock = createVirtualClock(SLOT_AT - MINUTE / 2, turns);
  const posts: number[] = [];
  const adapter = countingAdapter(() => posts.push(clock.now()));
  const database = openDatabase({ dataDir: ":memory:" });
  const message: Message = { summary: "A digest", blocks: [{ kind: "item", title: "A paper" }] };
  let planned = 0;
  const delivery = createDelivery({
    channels: await dueChannels(),
    ledger: createLedger(database),
    messages: createMemoryDocuments(clock),
    adapters: [adapter],
    compose: async () => ({ message, papers: ["arxiv:2611.00001"] }),
    clock,
    random: () => 0.5,
    everyMinute: () => () => undefined,
    settings: { catchUpMs: 12 * HOUR },
    tell: ({ kind }) => {
      if (kind === "planned") planned += 1;
    },
  });
  const before = process.cpuUsage();
  await delivery.start();
  for (let minute = 0; minute < MINUTES; minute++) {
    // Each tick works on while time goes by; the next one starts beside it.
    void delivery.tick();
    await clock.advance(MINUTE);
  }
  const { user, system } = process.cpuUsage(before);
  const first = posts[0] ?? 0;
  const seconds = (clock.now() - first) / 1_000;
  const stopping = delivery.stop();
  await clock.runUntil(stopping);
  database.close();
  const of = `${CHANNELS.toLocaleString("en")} channels due at once`;
  return [
    row(`delivery: ${of}, allowed ${RATE} posts/s`, posts.length / seconds, "posts/s"),
    row("delivery: most posts in any second", mostInASecond(posts), ""),
    row("delivery: digests planned ahead of their post", planned - posts.length, ""),
    row(
      "delivery: processor time a post, planning and records included",
      (user + system) / 1_000 / posts.length,
      "ms",
    ),
    row("delivery: memory", process.memoryUsage().rss / 2 ** 20, "MB"),
  ];
}

function countingAdapter(posted: () => void): Adapter {
  let count = 0;
  return {
    name: "bench",
    pace: { platform: { posts: RATE, perMs: 1_000 } },
    start: async () => {},
    stop: async () => {},
    post: async () => {
      posted();
      return String(++count);
    },
  };
}

async function dueChannels() {
  const channels = await openChannelStore({
    documents: createMemoryDocuments(),
    aside: createMemoryDocuments(),
    onCorrupt: () => undefined,
  });
  const schedule: Schedule = { days: [1, 2, 3, 4, 5, 6, 7], time: "09:00", zone: "UTC" };
  const topic = {
    id: "t",
    topic: { kind: "trending" },
    limit: 5,
    by: "bench:me",
    since: 0,
  } as const;
  for (let n = 0; n < CHANNELS; n++) {
    const place: Place = `bench:server-${n}/room`;
    await channels.put(addSubscription(newChannel(place, schedule, SLOT_AT - MINUTE), topic));
  }
  return channels;
}

function mostInASecond(posts: readonly number[]): number {
  let [most, from] = [0, 0];
  for (const [at, moment] of posts.entries()) {
    while ((posts[from] ?? moment) <= moment - 1_000) from += 1;
    most = Math.max(most, at - from + 1);
  }
  return most;
}

/** Until nobody waits for a turn of the event loop any more. */
async function turns(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (process.getActiveResourcesInfo().includes("Immediate")) quiet = 0;
  }
}
