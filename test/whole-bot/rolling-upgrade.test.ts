import { expect, onTestFinished, test } from "vitest";
import type { Adapter } from "../../src/chat/adapter.ts";
import { migratePostgres } from "../../src/postgres/migrate-postgres.ts";
import { openPostgres } from "../../src/postgres/postgres.ts";
import { postgresMigrations } from "../../src/postgres/postgres-migrations.ts";
import { describeOnPostgres, scratchUrl } from "../fakes/postgres.ts";
import { startOnSample } from "../fakes/start-on-sample.ts";

/** The steps of releases to come. */
const widen = { name: "widen", sql: "ALTER TABLE documents ADD COLUMN owner text" };
const narrow = {
  name: "narrow",
  sql: "ALTER TABLE documents DROP COLUMN value",
  narrows: true,
} as const;

const adapter: Adapter = {
  name: "test",
  start: async () => {},
  stop: async () => {},
  post: async () => "posted",
};

describeOnPostgres("a process of this release beside newer ones", () => {
  test("goes on and can be started until what it needs is taken away, and then says so", async () => {
    const DATABASE_URL = await scratchUrl();
    const start = async () => {
      const bot = await startOnSample([adapter], { DATABASE_URL });
      onTestFinished(() => bot.stop());
      return bot;
    };
    const postgres = await openPostgres(DATABASE_URL, Date.now);
    onTestFinished(() => postgres.close());
    const first = await start();
    let ended = "";
    void first.failed.then(({ message }) => {
      ended = message;
    });

    await migratePostgres(postgres, [...postgresMigrations, widen]);
    const second = await start();
    expect(ended).toBe("");

    await migratePostgres(postgres, [...postgresMigrations, widen, narrow]);
    const said = await Promise.all([first.failed, second.failed]);
    for (const { message } of said) expect(message).toContain("Start a newer release of Offprint.");
    await expect(start()).rejects.toThrow("Start a newer release of Offprint.");
  });
});
