import { describe, expect, it } from "vitest";
import { freePort } from "../fakes/free-port.ts";
import { openOffprint } from "../fakes/open-offprint.ts";

describe("a fresh bot", () => {
  it("has every counter and histogram before the first event, with every label", async () => {
    const port = await freePort();
    await openOffprint({ PORT: String(port) });
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const kinds = [...text.matchAll(/^# TYPE (offprint_\w+) (counter|histogram)$/gmu)];
    expect(kinds.length).toBeGreaterThanOrEqual(10);
    for (const [, name = "", kind] of kinds) {
      const series = kind === "counter" ? name : `${name}_count`;
      expect(text).toMatch(new RegExp(`^${series}(\\{[^}]*\\})? 0$`, "mu"));
    }
    for (const series of [
      'offprint_command_failures_total{command="search"}',
      'offprint_command_duration_seconds_count{command="why"}',
      'offprint_dropped_items_total{source="sample"}',
      'offprint_delivery_retries_total{platform="test"}',
      'offprint_rate_limit_wait_seconds_count{platform="test"}',
      'offprint_slots_ended_total{outcome="dead"}',
    ])
      expect(text).toContain(`${series} 0\n`);
  });
});
