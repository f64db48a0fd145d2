import { pino } from "pino";
import type { Adapter } from "../../src/chat/adapter.ts";
import { readConfig } from "../../src/config.ts";
import { type Offprint, type OffprintDeps, startOffprint } from "../../src/offprint.ts";
import { systemClock } from "../../src/time/clock.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

/** The whole bot on sample papers and a real file, with these adapters. */
export function startOnSample(
  adapters: readonly Adapter[],
  settings: Readonly<Record<string, string>> = {},
  more: Partial<Pick<OffprintDeps, "sources" | "clock" | "signal">> = {},
): Promise<Offprint> {
  return startOffprint({
    config: readConfig({
      SOURCES: "sample",
      ...settings,
      DATA_DIR: settings.DATA_DIR ?? temporaryFolder(),
    }),
    adapters: async () => adapters,
    clock: systemClock,
    random: Math.random,
    ...more,
    log: pino({ level: "silent" }),
  });
}
