import { Keyv } from "keyv";
import { expect, test } from "vitest";
import { createPostgresKeyvStore } from "../../src/postgres/postgres-keyv-store.ts";
import { keyvStoreContract } from "../contracts/keyv-store.ts";
import { describeOnPostgres, scratchPostgres } from "../fakes/postgres.ts";

describeOnPostgres("on PostgreSQL", () => {
  keyvStoreContract("our store on PostgreSQL", async () => {
    const postgres = await scratchPostgres();
    return {
      open: (namespace) =>
        new Keyv({
          store: createPostgresKeyvStore(postgres),
          namespace,
          throwOnErrors: true,
        }),
      breakDown: () => void postgres.close(),
    };
  });

  test("each write takes expired rows with it", async () => {
    const postgres = await scratchPostgres();
    const store = createPostgresKeyvStore(postgres);
    for (let n = 0; n < 15; n++) await store.set(`short-lived ${n}`, "x", -1);
    await store.set("first", "x");
    await store.set("second", "x");
    const [row] = await postgres.query("SELECT count(*) AS rows FROM documents");
    expect(row?.rows).toBe(2);
  });
});
