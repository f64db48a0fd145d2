import { expect, onTestFinished, test } from "vitest";
import { migratePostgres, refuseTooNew } from "../../src/postgres/migrate-postgres.ts";
import { openPostgres } from "../../src/postgres/postgres.ts";
import { postgresMigrations } from "../../src/postgres/postgres-migrations.ts";
import { describeOnPostgres, scratchUrl } from "../fakes/postgres.ts";

const widen = { name: "widen", sql: "ALTER TABLE documents ADD COLUMN owner text" };
const move = { name: "move", sql: "UPDATE documents SET owner = split_part(key, ':', 1)" };
const narrow = {
  name: "narrow",
  sql: "ALTER TABLE documents ALTER COLUMN owner SET NOT NULL",
  narrows: true,
} as const;
const now = postgresMigrations;
const next = [...now, widen];
const afterNext = [...next, move, narrow];

describeOnPostgres("data that a newer release has changed", () => {
  async function open() {
    const postgres = await openPostgres(await scratchUrl(), Date.now);
    onTestFinished(() => postgres.close());
    return postgres;
  }

  test("are used by this one beside it, as long as nothing was taken away", async () => {
    const postgres = await open();
    const id = await migratePostgres(postgres, now);
    expect(await migratePostgres(postgres, next)).toBe(id);
    expect(await migratePostgres(postgres, now)).toBe(id);
    await refuseTooNew(postgres.query, now);
    const [row] = await postgres.query("SELECT version, oldest FROM offprint");
    expect(row?.version).toBe(next.length);
  });

  test("are refused once that was taken away which it needs, and the next goes on", async () => {
    const postgres = await open();
    await migratePostgres(postgres, now);
    await migratePostgres(postgres, afterNext);
    await expect(migratePostgres(postgres, now)).rejects.toThrow(
      `data of version ${afterNext.length}, which releases can use that understand version ${afterNext.length}; this program understands versions up to ${now.length}`,
    );
    await expect(refuseTooNew(postgres.query, next)).rejects.toThrow("Start a newer release");
    const last = [...afterNext, { ...widen, sql: "ALTER TABLE papers ADD COLUMN more text" }];
    await migratePostgres(postgres, last);
    await migratePostgres(postgres, afterNext);
  });

  test("end the leases of whoever runs, who then has to join anew", async () => {
    const postgres = await open();
    await migratePostgres(postgres, now);
    await postgres.query("INSERT INTO members VALUES ('older', 'infinity')");
    await postgres.query(
      `INSERT INTO leases (role, number, holder, until)
       VALUES ('sources', nextval('lease_numbers'), 'older', clock_timestamp() + interval '1 hour')
       RETURNING number`,
    );
    const [before] = await postgres.query("SELECT number FROM leases WHERE role = 'sources'");
    await migratePostgres(postgres, next);
    expect(await postgres.query("SELECT id FROM members")).toHaveLength(1);
    await migratePostgres(postgres, afterNext);
    expect(await postgres.query("SELECT id FROM members")).toHaveLength(0);
    const [after] = await postgres.query(
      "SELECT number, until <= clock_timestamp() AS ended FROM leases WHERE role = 'sources'",
    );
    expect(after?.ended).toBe(true);
    expect(Number(after?.number)).toBeGreaterThan(Number(before?.number));
  });

  test("of before there was a range are refused where they are newer, and get one", async () => {
    const postgres = await open();
    await migratePostgres(postgres, now);
    await postgres.query("ALTER TABLE offprint DROP COLUMN oldest");
    await expect(migratePostgres(postgres, now.slice(0, -1))).rejects.toThrow("newer release");
    await migratePostgres(postgres, now);
    expect(await postgres.query("SELECT oldest FROM offprint")).toEqual([{ oldest: now.length }]);
  });
});
