import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { addSubscription, newChannel } from "../../src/channels/change-channel.ts";
import type { Place } from "../../src/chat/place.ts";
import type { Schedule } from "../../src/schedule/schedule.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { HOUR } from "../../src/time/durations.ts";
import { channelsIn } from "../fakes/channels-in.ts";
import { compile } from "../fakes/compiled.ts";
import { type LocalServer, startLocalServer } from "../fakes/local-server.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

/** Each in a folder of its own, at the same time. */
const FOLDERS = [1, 2, 3];
const KILLS = 10;
const PLACES = 40;
const PAPERS = 20;

interface Accepted {
  readonly place: string;
  readonly deliveryId: string;
  readonly titles: readonly unknown[];
}

let compiled: string;

beforeAll(async () => {
  compiled = await compile(new URL("./bot-on-wire.ts", import.meta.url));
});

/** A platform that shows a delivery id once, and answers a little after it has accepted. */
async function openPlatform(): Promise<LocalServer & { shown: Accepted[]; accepted: number }> {
  const shown: Accepted[] = [];
  const platform = { shown, accepted: 0 };
  const server = await startLocalServer(async (request, response) => {
    const message: Accepted = JSON.parse(request.body);
    platform.accepted += 1;
    if (!shown.some((one) => one.deliveryId === message.deliveryId)) shown.push(message);
    await delay(15);
    response.end(`shown-${message.deliveryId}`);
  });
  return Object.assign(platform, server);
}

/** Channels whose daily slot passed an hour ago, so that all are due at once. */
async function fillFolder(dataDir: string): Promise<void> {
  const database = openDatabase({ dataDir });
  const channels = await channelsIn(database);
  const due = new Date(Date.now() - HOUR);
  const schedule: Schedule = {
    days: [1, 2, 3, 4, 5, 6, 7],
    time: due.toISOString().slice(11, 16),
    zone: "UTC",
  };
  const topic = { topic: { kind: "trending" }, limit: PAPERS, by: "wire:me" } as const;
  for (let n = 0; n < PLACES; n++) {
    const place: Place = `wire:room-${n}`;
    const empty = newChannel(place, schedule, due.getTime() - HOUR);
    await channels.put(addSubscription(empty, { ...topic, id: "t", since: due.getTime() }));
  }
  database.close();
}

function start(dataDir: string, platform: string): ChildProcess {
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    PLATFORM_URL: platform,
    SOURCES: "sample",
  };
  return spawn(process.execPath, [compiled], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
}

async function until(condition: () => boolean, patienceMs: number): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!condition() && Date.now() < end) await delay(5);
}

describe("kill -9 in the middle of deliveries", () => {
  const title = `of the real process, ${KILLS} times, shows every part once and in order`;
  it.concurrent.for(FOLDERS)(
    `${title} (folder %i)`,
    { timeout: 300_000 },
    async (_, { onTestFinished }) => {
      const dataDir = temporaryFolder(onTestFinished);
      await fillFolder(dataDir);
      const platform = await openPlatform();
      const all = (PLACES * PAPERS) / 5;
      try {
        for (let kill = 0; kill < KILLS; kill++) {
          const child = start(dataDir, platform.url);
          const before = platform.accepted;
          await until(() => platform.accepted > before, 20_000);
          await delay(Math.random() * 25);
          child.kill("SIGKILL");
          await once(child, "close");
        }
        const midway = platform.shown.length;
        const last = start(dataDir, platform.url);
        await until(() => platform.shown.length >= all, 120_000);
        await delay(200);
        last.kill("SIGTERM");
        const [code] = await once(last, "close");

        expect(midway).toBeLessThan(all);
        expect(platform.shown).toHaveLength(all);
        const titlesIn = (n: number) =>
          platform.shown
            .filter(({ place }) => place === `wire:room-${n}`)
            .flatMap(({ titles }) => titles.map((title) => JSON.stringify(title)));
        expect(new Set(titlesIn(0)).size).toBe(PAPERS);
        // Every room follows the same topic, so all read the same papers in the same order.
        for (let n = 1; n < PLACES; n++) expect(titlesIn(n)).toEqual(titlesIn(0));
        expect(code).toBe(0);
      } finally {
        await platform.close();
      }
    },
  );
});
