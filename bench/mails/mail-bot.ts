import { createPlatformAdapters } from "../../src/assembly/create-adapters.ts";
import type { Adapter } from "../../src/chat/adapter.ts";
import { readConfig } from "../../src/config.ts";
import { useProxy } from "../../src/http/proxy.ts";
import { createLog } from "../../src/log.ts";
import { startOffprint } from "../../src/offprint.ts";
import { systemClock } from "../../src/time/clock.ts";

/** A whole bot as its settings make it; at its end it tells what it took from its first mail on. */
const config = readConfig(process.env);
const log = createLog("error", process.stderr);

/** When the first mail is made, since a start is measured elsewhere. */
let begun: NodeJS.CpuUsage | undefined;

const offprint = await startOffprint({
  config,
  adapters: async (documents) => {
    const network = await useProxy({ https: undefined, http: undefined, except: undefined });
    return (await createPlatformAdapters({ config, log, documents, network })).map(watched);
  },
  clock: systemClock,
  random: Math.random,
  log,
});

function watched(adapter: Adapter): Adapter {
  const post: Adapter["post"] = (...mail) => {
    begun ??= process.cpuUsage();
    return adapter.post(...mail);
  };
  return { ...adapter, post };
}

process.once("SIGTERM", () => {
  const { user, system } = process.cpuUsage(begun);
  process.stdout.write(`${JSON.stringify({ cpuMs: (user + system) / 1_000 })}\n`);
  void offprint.stop();
});
