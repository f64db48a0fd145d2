import fc from "fast-check";
import { Keyv } from "keyv";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { runs } from "../runs.ts";

afterEach(() => vi.useRealTimers());

function open() {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  return { database, keyv: createKeyv(createKeyvStore(database)) };
}

test("keeps a document under its key until it is deleted", async () => {
  const documents = createDocuments(open().keyv, "channels");
  await documents.set("discord:1/2", { topics: ["trending"] });
  expect(await documents.get("discord:1/2")).toEqual({ topics: ["trending"] });
  await documents.delete("discord:1/2");
  expect(await documents.get("discord:1/2")).toBeUndefined();
});

test("owners with prefixes of their own do not see each other's documents", async () => {
  const { keyv } = open();
  const [one, two] = [createDocuments(keyv, "one"), createDocuments(keyv, "two")];
  await one.set("key", 1);
  await two.set("key", 2);
  await one.delete("key");
  expect(await two.get("key")).toBe(2);
});

test("a lifetime ends a document; none or an endless one does not; one of zero is over at once", async () => {
  const documents = createDocuments(open().keyv, "buttons");
  vi.useFakeTimers({ now: 0, toFake: ["Date"] });
  await documents.set("short", 1, 1000);
  await documents.set("endless", 2, Number.POSITIVE_INFINITY);
  await documents.set("kept", 3);
  await documents.set("over", 4);
  await documents.set("over", 4, 0);
  expect(await documents.get("over")).toBeUndefined();
  vi.setSystemTime(1001);
  expect(await documents.get("short")).toBeUndefined();
  expect(await documents.get("endless")).toBe(2);
  expect(await documents.get("kept")).toBe(3);
});

test("throws when the database fails, rather than finding nothing there", async () => {
  const { database, keyv } = open();
  const documents = createDocuments(keyv, "channels");
  await documents.set("key", 1);
  database.close();
  await expect(documents.get("key")).rejects.toThrow("closed");
  await expect(documents.set("key", 2)).rejects.toThrow("closed");
  await expect(documents.delete("key")).rejects.toThrow("closed");
});

test("throws for the one document that is damaged and answers the others", async () => {
  const { database, keyv } = open();
  const documents = createDocuments(keyv, "channels");
  await documents.set("good", 1);
  await documents.set("bad", 2);
  database.prepare("UPDATE documents SET value = '{' WHERE key LIKE '%bad%'").run();
  await expect(documents.get("bad")).rejects.toThrow();
  expect(await documents.get("good")).toBe(1);
});

test("lists an owner's documents alone, with the text of one that is damaged", async () => {
  const { database, keyv } = open();
  const documents = createDocuments(keyv, "channel");
  await createDocuments(keyv, "channel-aside").set("other", 0);
  await documents.set("discord:1/2", { topics: [] });
  await documents.set("", 2);
  await documents.set("bad", 3);
  database.prepare("UPDATE documents SET value = '{' WHERE key LIKE '%bad%'").run();
  const listed = [];
  for await (const entry of documents.entries()) listed.push(entry);
  expect(listed).toHaveLength(3);
  expect(listed).toContainEqual({ key: "discord:1/2", value: { topics: [] } });
  expect(listed).toContainEqual({ key: "", value: 2 });
  expect(listed).toContainEqual({ key: "bad", damaged: "{" });
});

test("listing throws when the database fails", async () => {
  const { database, keyv } = open();
  database.close();
  const entries = createDocuments(keyv, "channel").entries();
  await expect(entries[Symbol.asyncIterator]().next()).rejects.toThrow("closed");
});

test("reads back as Keyv itself does, for every document", async () => {
  const { keyv } = open();
  const read = new Keyv().deserialize;
  const marked = fc.constantFrom(":", ":base64:aGk=", "a:b", ',":', '[":', "\\u003a", " :");
  const text = fc.oneof(fc.string(), marked);
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom(null, true, Buffer.from("bytes")),
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(text, tie("tree"), { maxKeys: 4 }),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(tree, async (value) => {
      const written = String(await keyv.serializeData({ value }));
      for (const each of [written, JSON.stringify(JSON.parse(written), null, 2)])
        expect(await keyv.deserializeData(each)).toEqual(await read?.(each));
    }),
    { numRuns: runs(200) },
  );
});
