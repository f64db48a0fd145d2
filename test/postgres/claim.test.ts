import { expect, test } from "vitest";
import { claim } from "../../src/postgres/claim.ts";
import { createPostgresKeyvStore } from "../../src/postgres/postgres-keyv-store.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { describeOnPostgres, scratchPostgres } from "../fakes/postgres.ts";

describeOnPostgres("a key that one of several processes may have", () => {
  test("is the first one's for as long as it lasts, and can be read", async () => {
    const postgres = await scratchPostgres();
    const take = claim(postgres, "seen");
    const all = await Promise.all(Array.from({ length: 10 }, () => take("an event", 60_000)));
    expect(all.filter(Boolean)).toHaveLength(1);
    const documents = createDocuments(createKeyv(createPostgresKeyvStore(postgres)), "seen");
    expect(await documents.get("an event")).toBe(1);
    expect(await claim(postgres, "other")("an event", 60_000)).toBe(true);
    await postgres.query("UPDATE documents SET expires_at = 1");
    expect(await take("an event", 60_000)).toBe(true);
  });
});
