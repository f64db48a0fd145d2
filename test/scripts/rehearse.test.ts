import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rehearse } from "../../scripts/rehearse/rehearse.ts";
import { using } from "../../src/stores/backups/backup.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { dataVersion } from "../../src/stores/migrate.ts";
import { migrations } from "../../src/stores/migrations.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

/** Data of an earlier release, in which two documents are. */
function dataOf(steps: number): string {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir, migrations: migrations.slice(0, steps) });
  database.exec("INSERT INTO documents (key, value) VALUES ('a', '1'), ('b', '2')");
  database.close();
  return dataDir;
}

describe("a rehearsal of a migration", () => {
  it("tells steps, rows, time and room, and leaves the data and the folder as they are", () => {
    const dataDir = dataOf(migrations.length - 2);
    const before = readdirSync(dataDir).sort();
    const { from, to, steps, rows, ms, bytes } = rehearse(dataDir);
    expect({ from, to, rows }).toEqual({
      from: migrations.length - 2,
      to: migrations.length,
      rows: 2,
    });
    expect(steps).toEqual(migrations.slice(-2).map(({ name }) => name));
    expect(ms).toBeGreaterThan(0);
    expect(bytes.after).toBeGreaterThan(bytes.before);
    expect(using(join(dataDir, "offprint.db"), dataVersion)).toBe(migrations.length - 2);
    expect(readdirSync(dataDir).sort()).toEqual(before);
  });

  it("has nothing to do for data of this version", () => {
    expect(rehearse(dataOf(migrations.length))).toMatchObject({ steps: [], rows: 2 });
  });

  it("refuses data that are missing or damaged, and leaves nothing behind", () => {
    expect(() => rehearse(temporaryFolder())).toThrow(/There is no offprint\.db/u);
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, "offprint.db"), "no database".repeat(999));
    expect(() => rehearse(dataDir)).toThrow(/offprint\.db/u);
    expect(readdirSync(dataDir).filter((name) => name.startsWith("rehearsal"))).toEqual([]);
  });

  it("refuses data of a newer release", () => {
    const dataDir = dataOf(migrations.length);
    using(join(dataDir, "offprint.db"), (database) => database.exec("PRAGMA user_version = 99"));
    expect(() => rehearse(dataDir)).toThrow(/version 99.*newer release/u);
  });
});
