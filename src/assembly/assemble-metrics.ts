import { commands } from "../../commands/index.ts";
import type { Adapter } from "../chat/adapter.ts";
import { defined } from "../collections/defined.ts";
import type { Config } from "../config.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { Metrics } from "../metrics/metrics.ts";
import { UNCOUNTED } from "../metrics/uncounted.ts";
import type { Source } from "../sources/source.ts";
import type { DailyBackups } from "../stores/backups/daily-backups.ts";
import type { Clock } from "../time/clock.ts";
import type { Papers } from "./assemble-papers.ts";
import type { SharedWork } from "./shared/share-work.ts";
import type { Store } from "./store.ts";

export interface AssembleMetricsDeps {
  readonly config: Pick<Config, "PORT">;
  readonly adapters: readonly Adapter[];
  readonly store: Pick<Store, "health" | "shared">;
  /** Where several processes share the work. */
  readonly work: Pick<SharedWork, "readings"> | undefined;
  readonly clock: Clock;
  /** Where the bot makes them by itself. */
  readonly backups?: DailyBackups;
}

/** What is measured; it counts from before they are there. */
interface Measured {
  readonly papers: Papers;
  readonly delivery: Delivery;
}

/** @param measured asked for when somebody reads the metrics, which is after everything is there */
export async function assembleMetrics(
  { config, adapters, store, work, clock, backups }: AssembleMetricsDeps,
  sources: readonly Source[],
  measured: () => Measured,
): Promise<Metrics> {
  // They are read at that port.
  if (config.PORT === undefined) return UNCOUNTED;
  const { createMetrics } = await import("../metrics/metrics.ts");
  return createMetrics({
    commands: commands.all.map(({ info }) => info.name),
    slotLagMs: () => measured().delivery.lag(),
    sources: () =>
      sources.flatMap((source) => {
        const verdict = measured().papers.ingest.verdict(source);
        return verdict ? [{ source: source.name, verdict: verdict.status, at: verdict.at }] : [];
      }),
    held: () => measured().papers.held(),
    store: store.health,
    ...defined({ postgres: store.shared?.usage, shared: work?.readings }),
    platforms: adapters.map(({ name }) => name),
    sourceNames: sources.map(({ name }) => name),
    now: clock.now,
    ...defined({ backups }),
  });
}
