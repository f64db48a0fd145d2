import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { restore } from "../../src/stores/backups/backup-restore.ts";
import { createDailyBackups } from "../../src/stores/backups/daily-backups.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { DAY } from "../../src/time/durations.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const START = Date.UTC(2026, 10, 28, 22);
const never = new AbortController().signal;

function openBackups({ keep = 2 } = {}) {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir });
  onTestFinished(() => database.close());
  const folder = join(dataDir, "backups");
  let now = START;
  const backups = createDailyBackups({ dataDir, folder, keep, now: () => now });
  const pass = (ms: number) => {
    now += ms;
  };
  return { dataDir, database, folder, backups, pass };
}

describe("daily backups", () => {
  it("are made beside a bot that runs, one a day, and the newest are kept", async () => {
    const { database, folder, backups, pass } = openBackups();
    await backups.run(never);
    await backups.run(never);
    expect(readdirSync(folder)).toEqual(["offprint-2026-11-28.db"]);
    expect(statSync(join(folder, "offprint-2026-11-28.db")).mode & 0o777).toBe(0o600);
    writeFileSync(join(folder, "offprint-mine.db"), "of somebody else");
    database.exec("CREATE TABLE since (x INTEGER)");
    for (let day = 0; day < 3; day++) {
      pass(DAY);
      await backups.run(never);
    }
    expect(readdirSync(folder)).toEqual([
      "offprint-2026-11-30.db",
      "offprint-2026-12-01.db",
      "offprint-mine.db",
    ]);
    expect(backups.newestAt()).toBe(Date.UTC(2026, 11, 1));
    expect(backups.failures()).toBe(0);
  });

  it("can be restored", async () => {
    const { folder, backups } = openBackups();
    await backups.run(never);
    const other = temporaryFolder();
    const { version } = await restore(other, join(folder, "offprint-2026-11-28.db"), START);
    expect(version).toBeGreaterThan(0);
  });

  it("that cannot be made leave the older ones, are told, and are made when they can be again", async () => {
    const { folder, backups, pass } = openBackups({ keep: 1 });
    await backups.run(never);
    pass(DAY);
    const blocked = join(folder, "offprint-2026-11-29.db.tmp", "x");
    mkdirSync(blocked, { recursive: true });
    await expect(backups.run(never)).rejects.toThrow();
    expect(backups.trouble()).toMatch(/^No backup was made today: /u);
    expect(backups.failures()).toBe(1);
    expect(readdirSync(folder)).toContain("offprint-2026-11-28.db");
    rmSync(join(folder, "offprint-2026-11-29.db.tmp"), { recursive: true });
    await backups.run(never);
    expect(backups.trouble()).toBeUndefined();
    expect(readdirSync(folder)).toEqual(["offprint-2026-11-29.db"]);
  });
});
