import { expect, test } from "vitest";
import type { Postgres } from "../../src/postgres/postgres.ts";
import { createPostgresKeyvStore } from "../../src/postgres/postgres-keyv-store.ts";
import { createVersionedDocuments } from "../../src/postgres/versioned-documents.ts";
import { createKeyv } from "../../src/stores/keyv-documents.ts";
import { describeOnPostgres, scratchPostgres } from "../fakes/postgres.ts";
import { rowsRead } from "./rows-read.ts";

describeOnPostgres("documents with marks", () => {
  const COUNT = 5_000;

  test("what changed is found without looking at what did not, also before the server knows the table", async () => {
    const { query } = await scratchPostgres();
    let read = 0;
    const counted: Postgres["query"] = async (...asked) => {
      if (asked[0].includes("ORDER BY mark")) read += await rowsRead(query, ...asked);
      return query(...asked);
    };
    const keyv = createKeyv(createPostgresKeyvStore({ query }));
    const documents = createVersionedDocuments({ query: counted }, keyv, "own");
    const others = createVersionedDocuments({ query }, keyv, "other");
    await query(
      `INSERT INTO documents (key, value, mark) SELECT '"own:' || n || '"', '{"value":1}', 0
       FROM generate_series(1, $1::integer) AS n`,
      [COUNT],
    );
    const mark = await documents.mark();
    await documents.put("1", "changed", 0);
    await others.put("2", "of others", undefined);
    await documents.delete("3");
    const changes = await documents.changes(mark);
    expect(changes).toMatchObject([
      { key: "1", value: "changed" },
      { key: "3", gone: true },
    ]);
    expect(read).toBeLessThan(20);
  });
});
