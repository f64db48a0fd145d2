import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { DailyBackups } from "../stores/backups/daily-backups.ts";
import type { StoreHealth } from "../stores/watch-store.ts";
import { SECOND } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { addPostgresReadings, type PostgresReadings } from "./postgres-readings.ts";
import { createReadings, type Readings } from "./readings.ts";
import { addSharedReadings, type SharedReadings } from "./shared-readings.ts";

export interface MetricsDeps {
  /** The names that `command` may take; any other counts as `other`, since people type them. */
  readonly commands: readonly string[];
  /** How late the oldest due digest is that has not been begun, in milliseconds. */
  readonly slotLagMs: () => number;
  /** What each source that was asked last said, and at which moment it was true. */
  readonly sources: () => Iterable<{
    readonly source: string;
    readonly verdict: string;
    readonly at: Instant;
  }>;
  /** What is held for search and for matching now. */
  readonly held: () => {
    readonly papers: number;
    readonly topics: number;
    readonly conditions: number;
    /** What the rows of the last batch of papers took, in bytes. */
    readonly rowBytes: number;
  };
  readonly store: Pick<StoreHealth, "trouble" | "failures" | "freeBytes">;
  /** Where several processes share one. */
  readonly postgres?: () => PostgresReadings;
  readonly shared?: () => SharedReadings;
  /** Their series exist before anything happens, so that a first event is seen as an increase. */
  readonly platforms: readonly string[];
  readonly sourceNames: readonly string[];
  readonly now: () => Instant;
  /** Where the bot makes them by itself. */
  readonly backups?: Pick<DailyBackups, "failures" | "newestAt">;
}

/** The command of whatever people type that is none. */
const OTHER = "other";

/** How a due slot can end. */
export const SLOT_OUTCOMES = ["delivered", "skipped", "coalesced", "missed", "dead"] as const;
export type SlotOutcome = (typeof SLOT_OUTCOMES)[number];

/** What is counted. Durations are in milliseconds here and in seconds where they are read. */
export interface Metrics {
  digestPlanned(): void;
  slotEnded(outcome: SlotOutcome, how?: { late?: boolean; uncertain?: boolean }): void;
  deliveryRetried(platform: string): void;
  rateLimitWaited(platform: string, ms: number): void;
  commandRan(command: string, ms: number): void;
  commandFailed(command: string): void;
  itemsDropped(source: string, count: number): void;
  /** Prometheus' text format. */
  text(): Promise<{ readonly contentType: string; readonly body: string }>;
}

/** Every metric of this program and its labels are here; docs/operations.md lists them. */
export function createMetrics(deps: MetricsDeps): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addReadings(createReadings(registry), deps);
  const { planned, late, uncertain, retries, ended, dropped, failures } = counters(registry);
  const { commands, waits } = histograms(registry);
  for (const platform of deps.platforms) {
    retries.inc({ platform }, 0);
    waits.zero({ platform });
  }
  for (const source of deps.sourceNames) dropped.inc({ source }, 0);
  for (const command of [...deps.commands, OTHER]) {
    failures.inc({ command }, 0);
    commands.zero({ command });
  }
  const known = new Set(deps.commands);
  const nameOf = (called: string) => {
    // A button's action counts with its command: `subscribe.save` with `subscribe`.
    const [command = ""] = called.split(".");
    return known.has(command) ? command : OTHER;
  };

  return {
    digestPlanned: () => planned.inc(),
    slotEnded(outcome, how = {}) {
      ended.inc({ outcome });
      if (how.late) late.inc();
      if (how.uncertain) uncertain.inc();
    },
    deliveryRetried: (platform) => retries.inc({ platform }),
    rateLimitWaited: (platform, ms) => waits.observe({ platform }, ms / SECOND),
    commandRan: (command, ms) => commands.observe({ command: nameOf(command) }, ms / SECOND),
    commandFailed: (command) => failures.inc({ command: nameOf(command) }),
    itemsDropped: (source, count) => dropped.inc({ source }, count),
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

function counters(registry: Registry) {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Counter({ name, help, labelNames, registers: [registry] });
  const ended = counter("offprint_slots_ended_total", "Due slots, by how they ended", ["outcome"]);
  // Known from the start, so that a first failure is seen as an increase.
  for (const outcome of SLOT_OUTCOMES) ended.inc({ outcome }, 0);
  return {
    ended,
    planned: counter("offprint_digests_planned_total", "Digests begun"),
    late: counter("offprint_digests_late_total", "Digests delivered late, and marked so"),
    uncertain: counter(
      "offprint_digests_uncertain_total",
      "Digests of which a part may be shown twice, or not be known to be shown",
    ),
    retries: counter("offprint_delivery_retries_total", "Posts put off to be tried again", [
      "platform",
    ]),
    dropped: counter("offprint_dropped_items_total", "Items of a source that could not be read", [
      "source",
    ]),
    failures: counter("offprint_command_failures_total", "Commands that failed for our reasons", [
      "command",
    ]),
  };
}

function histograms(registry: Registry) {
  return {
    commands: new Histogram({
      name: "offprint_command_duration_seconds",
      help: "Time from a request to its answer",
      labelNames: ["command"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    waits: new Histogram({
      name: "offprint_rate_limit_wait_seconds",
      help: "Waits of posts for their turn under a platform's limits",
      labelNames: ["platform"],
      buckets: [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3_600],
      registers: [registry],
    }),
  };
}

function addStoreReadings({ gauge, counter }: Readings, { store }: MetricsDeps): void {
  counter("offprint_store_failures_total", "Operations of the store that failed", store.failures);
  gauge("offprint_store_works", "1 while the store can be written, else 0", () =>
    store.trouble() === undefined ? 1 : 0,
  );
  gauge(
    "offprint_store_free_bytes",
    "Left on the disk of the store",
    () => store.freeBytes() ?? Number.NaN,
  );
}

function addBackupReadings(
  { gauge, counter }: Readings,
  backups: NonNullable<MetricsDeps["backups"]>,
  now: () => Instant,
): void {
  counter(
    "offprint_backup_failures_total",
    "Daily backups that could not be made",
    backups.failures,
  );
  gauge("offprint_backup_age_seconds", "Since the day of the newest daily backup began", () => {
    const at = backups.newestAt();
    return at === undefined ? Number.NaN : Math.max(0, now() - at) / SECOND;
  });
}

function addReadings(readings: Readings, deps: MetricsDeps): void {
  const { slotLagMs, sources, held, now } = deps;
  const { gauge, series } = readings;
  addStoreReadings(readings, deps);
  if (deps.backups) addBackupReadings(readings, deps.backups, now);
  if (deps.postgres) addPostgresReadings(readings, deps.postgres);
  if (deps.shared) addSharedReadings(readings, deps.shared);
  gauge(
    "offprint_slot_lag_seconds",
    "Age of the oldest due slot not begun",
    () => Math.max(0, slotLagMs()) / SECOND,
  );
  gauge("offprint_search_papers", "Papers in the search index", () => held().papers);
  gauge("offprint_matching_topics", "Different topics that are followed", () => held().topics);
  gauge(
    "offprint_matching_conditions",
    "Different conditions of these topics",
    () => held().conditions,
  );
  gauge("offprint_matching_row_bytes", "Memory for matching the last batch", () => held().rowBytes);
  series(
    "offprint_source_verdict",
    "1 for what a source last said",
    ["source", "verdict"],
    (said) => {
      for (const { source, verdict } of sources()) said.set({ source, verdict }, 1);
    },
  );
  series("offprint_source_age_seconds", "Age of what is known from a source", ["source"], (age) => {
    for (const { source, at } of sources()) age.set({ source }, Math.max(0, now() - at) / SECOND);
  });
}
