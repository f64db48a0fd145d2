// A process of its own, see `live-apart.ts`: its clock is moved, also for those that ask the system's.
import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pino } from "pino";
import type { Adapter } from "../../src/chat/adapter.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import { readConfig } from "../../src/config.ts";
import { startOffprint } from "../../src/offprint.ts";
import { DAY, MINUTE, SECOND } from "../../src/time/durations.ts";
import type { VirtualClock } from "../../test/fakes/time/virtual-clock.ts";
import { mulberry32 } from "../mulberry32.ts";
import { askCommands } from "./ask-commands.ts";
import type { Lived, LiveOrder } from "./live-apart.ts";
import { startMovedClock } from "./moved-clock.ts";
import { PAPERS_A_DAY, yearPaper, yearSources } from "./year-sources.ts";

const ASKED = 300;
/** For the index's thread, which the moved clock does not wait for. */
const REST_MS = 5 * SECOND;

process.on("message", async (order: LiveOrder) => {
  const lived = await live(order);
  process.send?.(lived, () => process.exit());
});

async function live(order: LiveOrder): Promise<Lived> {
  const { dataDir, began, from, to, days, channels } = order;
  const clock = startMovedClock(began + from * DAY);
  const sources = yearSources(began, clock, days);
  const platform = createPlatform();
  const config = readConfig({
    DATA_DIR: dataDir,
    SOURCES: "arxiv",
    BACKUP_KEEP: "0",
    POLL_MINUTES: String(order.pollMinutes),
  });
  const starting = startOffprint({
    config,
    sources: () => sources,
    adapters: async () => [platform.adapter],
    everyMinute: (tick) => everyMinute(clock, tick),
    clock,
    random: mulberry32(from),
    log: pino({ level: "error" }, process.stderr),
  });
  const bot = await clock.runUntil(starting);
  const dayCosts: number[] = [];
  for (let day = from; day < to; day++) {
    const before = process.cpuUsage();
    await clock.advance(DAY);
    const { user, system } = process.cpuUsage(before);
    dayCosts.push((user + system) / 1_000);
  }
  await delay(REST_MS);
  const heap = heapMegabytes();
  const inbox = platform.inbox();
  const paper = (n: number) => yearPaper(began, (to - 1) * PAPERS_A_DAY - n);
  const costs = await askCommands({ inbox, channels, paper }, ASKED);
  await clock.runUntil(bot.stop());
  return { dayCosts, heap, costs, posts: platform.posts() };
}

/** Takes every post at once. */
function createPlatform() {
  let posts = 0;
  let inbox: Inbox | undefined;
  const adapter: Adapter = {
    name: "discord",
    start: async (given) => {
      inbox = given;
    },
    post: async () => String(1_300_000_000_000_000_000n + BigInt(posts++)),
    stop: async () => {},
  };
  return {
    adapter,
    posts: () => posts,
    inbox() {
      if (!inbox) throw new Error("The platform was not started.");
      return inbox;
    },
  };
}

function everyMinute(clock: VirtualClock, tick: () => void): () => void {
  let isOver = false;
  const run = async () => {
    while (!isOver) {
      await clock.sleep(MINUTE);
      if (!isOver) tick();
    }
  };
  void run();
  return () => {
    isOver = true;
  };
}

function heapMegabytes(): number {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc");
  // Once more for the buffers of what went the first time.
  gc();
  gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1024 ** 2;
}
