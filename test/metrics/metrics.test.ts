import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMetrics } from "../../src/metrics/metrics.ts";
import { root } from "../imports.ts";

const NOW = Date.UTC(2026, 10, 23, 9);

function metricsOf() {
  const sources = [{ source: "arxiv", verdict: "fresh", at: NOW - 90_000 }];
  const held = { papers: 30_000, topics: 12, conditions: 40, rowBytes: 4_096 };
  const shared = {
    roles: [{ role: "sources", lease: 7 }],
    taken: 2,
    lost: 1,
    behind: { marks: 3, ms: 1_500 },
  };
  const state = { lagMs: 0, sources, held, trouble: "", shared };
  const metrics = createMetrics({
    commands: ["search", "trending"],
    slotLagMs: () => state.lagMs,
    sources: () => state.sources,
    held: () => state.held,
    store: {
      trouble: () => state.trouble || undefined,
      failures: () => (state.trouble === "" ? 0 : 3),
      freeBytes: () => 4_096,
    },
    postgres: () => ({ connections: 4, busy: 2, waiting: 1, roundTrips: 17 }),
    shared: () => state.shared,
    platforms: ["discord", "slack"],
    sourceNames: ["arxiv"],
    backups: { failures: () => 0, newestAt: () => NOW - 90_000 },
    now: () => NOW,
  });
  const lines = async () => (await metrics.text()).body.split("\n");
  return { metrics, state, lines };
}

describe("the metrics", () => {
  it("count digests and how their slots ended", async () => {
    const { metrics, lines } = metricsOf();
    metrics.digestPlanned();
    metrics.slotEnded("delivered", { late: true });
    metrics.slotEnded("delivered", { uncertain: true });
    metrics.slotEnded("dead");
    expect(await lines()).toEqual(
      expect.arrayContaining([
        "offprint_digests_planned_total 1",
        'offprint_slots_ended_total{outcome="delivered"} 2',
        'offprint_slots_ended_total{outcome="dead"} 1',
        'offprint_slots_ended_total{outcome="missed"} 0',
        "offprint_digests_late_total 1",
        "offprint_digests_uncertain_total 1",
      ]),
    );
  });

  it("give durations in seconds", async () => {
    const { metrics, state, lines } = metricsOf();
    metrics.rateLimitWaited("discord", 1_500);
    metrics.commandRan("search", 30);
    state.lagMs = 2_500;
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'offprint_rate_limit_wait_seconds_sum{platform="discord"} 1.5',
        'offprint_command_duration_seconds_bucket{le="0.05",command="search"} 1',
        'offprint_command_duration_seconds_count{command="search"} 1',
        "offprint_slot_lag_seconds 2.5",
        'offprint_source_age_seconds{source="arxiv"} 90',
      ]),
    );
  });

  it("say what search and matching hold now", async () => {
    const { state, lines } = metricsOf();
    await lines();
    state.held = { ...state.held, topics: 13 };
    expect(await lines()).toEqual(
      expect.arrayContaining([
        "offprint_search_papers 30000",
        "offprint_matching_topics 13",
        "offprint_matching_conditions 40",
        "offprint_matching_row_bytes 4096",
      ]),
    );
  });

  it("say that the store fails, how often it did, and how much room it has", async () => {
    const { state, lines } = metricsOf();
    expect(await lines()).toEqual(
      expect.arrayContaining([
        "offprint_store_works 1",
        "offprint_store_failures_total 0",
        "offprint_store_free_bytes 4096",
      ]),
    );
    state.trouble = "The disk is full.";
    expect(await lines()).toEqual(
      expect.arrayContaining(["offprint_store_works 0", "offprint_store_failures_total 3"]),
    );
  });

  it("say what of PostgreSQL is used, where there is one", async () => {
    expect(await metricsOf().lines()).toEqual(
      expect.arrayContaining([
        "offprint_postgres_connections 4",
        "offprint_postgres_connections_busy 2",
        "offprint_postgres_waiting 1",
        "offprint_postgres_round_trips_total 17",
      ]),
    );
  });

  it("say what this process does for others, and how far it keeps up with them", async () => {
    const { state, lines } = metricsOf();
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'offprint_role_lease{role="sources"} 7',
        "offprint_leases_taken_total 2",
        "offprint_leases_lost_total 1",
        "offprint_replica_marks 3",
        "offprint_replica_seconds 1.5",
      ]),
    );
    state.shared = { ...state.shared, roles: [] };
    expect((await lines()).filter((line) => line.startsWith("offprint_role_lease{"))).toEqual([]);
  });

  it("count a failed button with its command", async () => {
    const { metrics, lines } = metricsOf();
    metrics.commandFailed("search.page");
    expect(await lines()).toContain('offprint_command_failures_total{command="search"} 1');
  });

  it("show only what a source said last", async () => {
    const { state, lines } = metricsOf();
    expect(await lines()).toContain('offprint_source_verdict{source="arxiv",verdict="fresh"} 1');
    state.sources = [{ source: "arxiv", verdict: "down", at: NOW }];
    const said = (await lines()).filter((line) => line.startsWith("offprint_source_verdict"));
    expect(said).toEqual(['offprint_source_verdict{source="arxiv",verdict="down"} 1']);
  });

  it("make no series of what people type", async () => {
    const { metrics, lines } = metricsOf();
    metrics.commandRan('bogus"}\n', 1);
    metrics.commandRan("another", 1);
    metrics.commandFailed("third");
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'offprint_command_duration_seconds_count{command="other"} 2',
        'offprint_command_failures_total{command="other"} 1',
      ]),
    );
    expect((await lines()).join("\n")).not.toMatch(/bogus|another|third/u);
  });

  it("keep apart what two instances count, and tell of the process too", async () => {
    const [one, two] = [metricsOf(), metricsOf()];
    one.metrics.digestPlanned();
    expect(await two.lines()).toContain("offprint_digests_planned_total 0");
    expect((await two.lines()).some((line) => line.startsWith("nodejs_eventloop_lag"))).toBe(true);
  });

  it("are the ones that docs/operations.md lists, with their types and labels, before any event", async () => {
    const { lines } = metricsOf();
    const text = readFileSync(join(root, "docs", "operations.md"), "utf8");
    const rows = [...text.matchAll(/^\| `(offprint_\w+)` \| (\w+) \|([^|]*)\|/gmu)];
    const documented = rows.map(([, name, type, labels = ""]) => [name, type, labelsIn(labels)]);
    expect(documented.sort()).toEqual(described(await lines()).sort());
  });
});

function labelsIn(cell: string): string {
  return [...cell.matchAll(/`(\w+)`/gu)].map(([, label]) => label).join();
}

/** Name, type and labels of each metric in Prometheus' text. */
function described(lines: readonly string[]): (string | undefined)[][] {
  const types = lines.flatMap((line) => {
    const [, name = "", type] = /^# TYPE (offprint_\w+) (\w+)$/u.exec(line) ?? [];
    return name ? [[name, type] as const] : [];
  });
  return types.map(([name, type]) => {
    const sample = lines.find((line) =>
      line.startsWith(type === "histogram" ? `${name}_sum` : name),
    );
    const labels = [...(sample?.matchAll(/(\w+)="/gu) ?? [])].map(([, label]) => label);
    return [name, type, labels.join()];
  });
}
