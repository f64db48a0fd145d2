import { describe, expect, it, onTestFinished } from "vitest";
import {
  type HealthDeps,
  healthRoutes,
  readiness,
} from "../../../src/http/serving/health-routes.ts";
import { startHttpServer } from "../../../src/http/serving/http-server.ts";
import { zoneDataNote } from "../../../src/schedule/zone-data.ts";

const fine: HealthDeps = {
  storeTrouble: () => undefined,
  sources: () => [{ title: "arXiv", verdict: { status: "fresh" } }],
  isLoading: () => false,
  platforms: () => [{ name: "discord", connected: true }],
  scheduleLagMs: () => 1_500,
  metrics: async () => ({ contentType: "text/plain; version=0.0.4", body: "up 1\n" }),
};

describe("readiness", () => {
  it("is given when the store works, the sources were asked and all platforms are connected", () => {
    expect(readiness(fine)).toEqual({
      ready: true,
      checks: [
        { name: "store", ok: true, says: "The store is open and can be written." },
        { name: "source arXiv", ok: true, says: "arXiv last answered: fresh." },
        { name: "platform discord", ok: true, says: "discord is connected." },
      ],
      warnings: [],
      scheduleLagSeconds: 1.5,
    });
  });

  it("does not depend on what a source said", () => {
    const reason = "arXiv did not answer within 30 s.";
    const sources = () => [{ title: "arXiv", verdict: { status: "down", reason } }];
    const { ready, checks } = readiness({ ...fine, sources });
    expect(ready).toBe(true);
    expect(checks).toContainEqual({ name: "source arXiv", ok: true, says: reason });
  });

  it.each<[string, Partial<HealthDeps>, string]>([
    ["the store fails", { storeTrouble: () => "The disk is full." }, "The disk is full."],
    [
      "no paper is known and a source was not asked",
      { sources: () => [{ title: "arXiv" }], isLoading: () => true },
      "arXiv has not been asked",
    ],
    [
      "a platform is not connected",
      {
        platforms: () => [
          { name: "slack", connected: false, warnings: ["Slack refused the token."] },
        ],
      },
      "Slack refused the token.",
    ],
  ])("is withheld when %s, with a sentence", (_, change, says) => {
    const { ready, checks } = readiness({ ...fine, ...change });
    expect(ready).toBe(false);
    expect(checks.find(({ ok }) => !ok)?.says).toContain(says);
  });

  it("is given while what processes share is out of reach, and says so", () => {
    const sharedTrouble = () => "PostgreSQL cannot be reached.";
    const { ready, degraded, checks } = readiness({ ...fine, sharedTrouble });
    expect({ ready, degraded }).toEqual({ ready: true, degraded: true });
    expect(checks.at(-1)).toMatchObject({ name: "shared", ok: false });
    expect(checks.at(-1)?.says).toMatch(/^PostgreSQL cannot be reached\. Meanwhile papers are/u);
    expect(readiness({ ...fine, sharedTrouble: () => undefined })).not.toHaveProperty("degraded");
    const storeTrouble = () => "The disk is full.";
    expect(readiness({ ...fine, sharedTrouble, storeTrouble }).ready).toBe(false);
  });

  it("is given before a source was asked where papers are known from before, and says so", () => {
    const { ready, checks } = readiness({ ...fine, sources: () => [{ title: "arXiv" }] });
    expect(ready).toBe(true);
    expect(checks).toContainEqual({
      name: "source arXiv",
      ok: true,
      says: "arXiv has not been asked yet.",
    });
  });

  it("warns of a clock that cannot be right, and is given all the same", () => {
    const doubt = "The clock says 1970.";
    const { ready, warnings } = readiness({ ...fine, clockDoubt: () => doubt });
    expect({ ready, warnings }).toEqual({ ready: true, warnings: [doubt] });
  });

  it("warns of time zone data of the runtime that are older than those in force", () => {
    const versions = { runtime: "2025c", carried: "2026f" };
    const { ready, warnings } = readiness({ ...fine, zoneDataNote: () => zoneDataNote(versions) });
    expect(ready).toBe(true);
    expect(warnings).toEqual([
      expect.stringContaining("this Node (2025c) are older than the 2026f"),
    ]);
  });

  it("warns of what a connected platform has to say", () => {
    const platforms = () => [{ name: "slack", connected: true, warnings: ["The clock is slow."] }];
    expect(readiness({ ...fine, platforms })).toMatchObject({
      ready: true,
      warnings: ["The clock is slow."],
    });
  });
});

describe("the addresses for health", () => {
  async function ask(path: string, change: Partial<HealthDeps> = {}): Promise<Response> {
    const routes = healthRoutes({ ...fine, ...change });
    const server = await startHttpServer({ host: "127.0.0.1", port: 0, routes });
    onTestFinished(() => server.close());
    return fetch(server.url + path);
  }

  it("/healthz answers while the process does", async () => {
    expect((await ask("/healthz", { storeTrouble: () => "The disk is full." })).status).toBe(200);
  });

  it("/readyz is 200 or 503, with the checks as JSON", async () => {
    const ready = await ask("/readyz");
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual(readiness(fine));
    expect((await ask("/readyz", { storeTrouble: () => "The disk is full." })).status).toBe(503);
  });

  it("/metrics is Prometheus' text", async () => {
    const response = await ask("/metrics");
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4");
    expect(await response.text()).toBe("up 1\n");
  });
});
