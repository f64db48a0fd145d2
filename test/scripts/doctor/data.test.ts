import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { migratePostgres } from "../../../src/postgres/migrate-postgres.ts";
import { openPostgres } from "../../../src/postgres/postgres.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { freePort } from "../../fakes/free-port.ts";
import { describeOnPostgres, scratchUrl } from "../../fakes/postgres.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { look } from "./look.ts";

describe("data", () => {
  it("that a bot uses are looked at beside it, and it is named", async () => {
    const dataDir = temporaryFolder();
    const bot = openDatabase({ dataDir });
    onTestFinished(() => bot.close());
    const { code, lines } = await look({ DATA_DIR: dataDir });
    expect(lines.join("\n")).toMatch(
      new RegExp(`bot: good A bot runs on it \\(process ${process.pid} `, "u"),
    );
    expect(lines.join("\n")).toMatch(/database: good The database is sound, of version \d+/u);
    expect(lines.join("\n")).toMatch(/disk: good .* free; a backup needs/u);
    expect({ code, lines }).toMatchObject({ code: 0 });
    // It still has its lock.
    expect(() => openDatabase({ dataDir })).toThrow(/in use/u);
  });

  it("that are damaged, empty, of a newer release or open to others are told with what to do", async () => {
    const [damaged, empty, newer, open] = [0, 1, 2, 3].map(() => temporaryFolder());
    writeFileSync(
      join(damaged ?? "", "offprint.db"),
      "no database at all, but some text".repeat(99),
    );
    writeFileSync(join(empty ?? "", "offprint.db"), "");
    const database = openDatabase({ dataDir: newer ?? "" });
    database.exec("PRAGMA user_version = 999");
    database.close();
    chmodSync(open ?? "", 0o755);
    writeFileSync(join(open ?? "", "offprint-v7.backup.db"), "of before");
    const of = async (dataDir = "") => (await look({ DATA_DIR: dataDir })).lines.join("\n");
    expect(await of(damaged)).toMatch(/database: wrong .*Backup and restore/u);
    expect(await of(empty)).toMatch(/database: wrong .* is empty\. .*npx offprint restore/u);
    expect(await of(newer)).toMatch(/database: wrong .*version 999.*newer release/u);
    expect(await of(open)).toMatch(/folder: notice .*mode 0755\. .*chmod 700/u);
    expect(await of(open)).toMatch(/old copies: notice offprint-v7\.backup\.db .*Delete them/u);
  });
});

describeOnPostgres("PostgreSQL", () => {
  it("is told with who runs on it, and what each does for all", async () => {
    const url = await scratchUrl();
    const postgres = await openPostgres(url, Date.now);
    await migratePostgres(postgres);
    expect((await look({ DATABASE_URL: url })).lines.join("\n")).toMatch(/No process runs on it/u);
    await postgres.query("INSERT INTO members VALUES ('one', 'infinity'), ('other', 'infinity')");
    await postgres.query("INSERT INTO leases VALUES ('sources', 7, 'other', 'infinity')");
    await postgres.close();
    expect((await look({ DATABASE_URL: url })).lines.join("\n")).toContain(
      "one (no role); other (sources)",
    );
  });

  it("is told with its version, and nothing is made in it", async () => {
    const url = await scratchUrl();
    const { lines } = await look({ DATABASE_URL: url });
    expect(lines.join("\n")).toMatch(/PostgreSQL: good The server has version/u);
    expect(lines.join("\n")).toMatch(/holds nothing of Offprint yet/u);
    expect((await look({ DATABASE_URL: url })).lines.join("\n")).toMatch(/holds nothing/u);
  });

  it("that refuses is told without the password", async () => {
    const url = `postgres://nobody:hushhush@127.0.0.1:${await freePort()}/x`;
    const { lines } = await look({ DATABASE_URL: url });
    expect(lines.join("\n")).toMatch(/PostgreSQL: wrong .*cannot be reached/u);
    expect(lines.join("\n")).not.toContain("hushhush");
  });
});
