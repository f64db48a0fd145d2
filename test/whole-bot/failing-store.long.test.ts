import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { connect } from "../../src/stores/sqlite.ts";
import { freePort } from "../fakes/free-port.ts";
import { openOffprint } from "../fakes/open-offprint.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

/** The whole bot with its HTTP server, and a way to keep its store from being written. */
async function open() {
  const [dataDir, port] = [temporaryFolder(), await freePort()];
  const bot = await openOffprint({ DATA_DIR: dataDir, PORT: String(port) });
  const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  return {
    ...bot,
    ready: () => ask("/readyz"),
    metrics: async () => (await ask("/metrics")).text(),
    holdStore: () => {
      const other = connect(join(dataDir, "offprint.db"));
      other.exec("BEGIN IMMEDIATE");
      onTestFinished(() => other.close());
      return () => other.exec("ROLLBACK");
    },
  };
}

describe("a bot whose store cannot be written", () => {
  it("tells whoever saves that it was not, and why, shows it to the operator, and goes on after", async () => {
    const { type, press, ready, metrics, holdStore } = await open();
    const preview = await type("subscribe video");
    const release = holdStore();
    const answer = await press(preview, "Save");
    expect(answer.summary).toContain("It could not be saved: another program holds");
    const readiness = await ready();
    expect(readiness.status).toBe(503);
    expect(JSON.stringify(await readiness.json())).toContain("held by another program");
    expect(await metrics()).toMatch(/^offprint_store_works 0$/mu);
    release();
    expect((await press(preview, "Save")).summary).toContain("Saved.");
    expect(await metrics()).toMatch(/^offprint_store_failures_total [1-9]/mu);
  });

  it("answers with buttons that can be pressed", async () => {
    const { type, press, holdStore } = await open();
    const release = holdStore();
    const long = `search ${"video ".repeat(15)}diffusion`;
    const page = await press(await type(`${long} count:1`), "Next");
    expect(JSON.stringify(page)).toContain("page 2 of");
    release();
  });
});
