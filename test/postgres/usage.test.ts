import { expect, test } from "vitest";
import { eventually } from "../eventually.ts";
import { describeOnPostgres, scratchPostgres } from "../fakes/postgres.ts";

describeOnPostgres("what is used of PostgreSQL", () => {
  test("is told while it is used: connections, who waits for one, and each question", async () => {
    const postgres = await scratchPostgres();
    const before = postgres.usage().roundTrips;
    const asking = Array.from({ length: 7 }, () => postgres.query("SELECT pg_sleep(0.5)"));
    await eventually(() =>
      expect(postgres.usage()).toMatchObject({ connections: 5, busy: 5, waiting: 2 }),
    );
    await Promise.all(asking);
    expect(postgres.usage()).toMatchObject({ busy: 0, waiting: 0, roundTrips: before + 7 });
    await postgres.transaction((query) => query("SELECT 1"));
    expect(postgres.usage().roundTrips).toBe(before + 10);
  });
});
