import { Keyv } from "keyv";
import { expect, test } from "vitest";
import { createPostgresKeyvStore } from "../../src/postgres/postgres-keyv-store.ts";
import { keyvStoreContract } from "../contracts/keyv-store.ts";
import { describeOnPostgres, heldFence, scratchPostgres } from "../fakes/postgres.ts";

describeOnPostgres("on PostgreSQL", () => {
  keyvStoreContract("our store on PostgreSQL", async () => {
    const postgres = await scratchPostgres();
    const fence = await heldFence(postgres);
    return {
      open: (namespace) =>
        new Keyv({
          store: createPostgresKeyvStore(postgres, fence),
          namespace,
          throwOnErrors: true,
        }),
      breakDown: () => void postgres.close(),
    };
  });

  test("who lost the lease changes nothing, and is told", async () => {
    const postgres = await scratchPostgres();
    const before = createPostgresKeyvStore(postgres, await heldFence(postgres));
    await before.set("key", "kept");
    const after = createPostgresKeyvStore(postgres, await heldFence(postgres));
    await expect(before.set("key", "late")).rejects.toThrow(/taken over, so nothing was saved/);
    await expect(before.delete("key")).rejects.toThrow(/taken over/);
    await expect(before.clear()).rejects.toThrow(/taken over/);
    expect(await after.get("key")).toBe("kept");
  });

  test("each write takes expired rows with it", async () => {
    const postgres = await scratchPostgres();
    const store = createPostgresKeyvStore(postgres, await heldFence(postgres));
    for (let n = 0; n < 15; n++) await store.set(`short-lived ${n}`, "x", -1);
    await store.set("first", "x");
    await store.set("second", "x");
    const [row] = await postgres.query("SELECT count(*) AS rows FROM documents");
    expect(row?.rows).toBe(2);
  });
});
