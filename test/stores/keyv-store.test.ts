import { Keyv } from "keyv";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { type KeyvStorage, keyvStoreContract } from "../contracts/keyv-store.ts";

afterEach(() => vi.useRealTimers());

keyvStoreContract("our store", () => {
  const database = memory();
  return {
    open: (namespace) =>
      new Keyv({ store: createKeyvStore(database), namespace, throwOnErrors: true }),
    breakDown: () => database.close(),
  };
});

// The contract is Keyv's own and not ours alone, as far as Keyv's own store goes.
keyvStoreContract("Keyv's own Map", mapStorage, {
  iteratesOnlyItsNamespace: "a Map that is shared remembers the namespace of its last Keyv only",
  clearsOnlyItsNamespace: "a Map is emptied for everybody who shares it",
  failingGetManyThrows: "a Map has no getMany, and Keyv drops the errors of single reads",
});

test("clears and iterates one namespace although another's name begins alike", async () => {
  const database = memory();
  const names = ["a", "a_", "ab", "a:b", "a%", '"'];
  const stores = names.map((namespace) => ({
    namespace,
    store: Object.assign(createKeyvStore(database), { namespace }),
  }));
  for (const { namespace, store } of stores) await store.set(`${namespace}:key`, namespace);
  await stores[0]?.store.set("b:key", "without a namespace");
  await stores[2]?.store.clear();
  const left = [];
  for await (const [key] of createKeyvStore(database).iterator?.() ?? []) left.push(key);
  expect(left.sort()).toEqual(['":key', "a%:key", "a:b:key", "a:key", "a_:key", "b:key"]);
});

test("every write takes some expired rows with it, so that they do not pile up", async () => {
  const database = memory();
  const store = createKeyvStore(database);
  vi.useFakeTimers({ now: 0, toFake: ["Date"] });
  for (let n = 0; n < 30; n++) await store.set(`short-lived ${n}`, "x", 10);
  vi.setSystemTime(1000);
  const rows = () => database.prepare("SELECT count(*) AS rows FROM documents").get()?.rows;
  await store.set("first", "x");
  expect(rows()).toBe(21);
  for (const key of ["second", "third"]) await store.set(key, "x");
  expect(rows()).toBe(3);
});

test("expired rows of an earlier run are gone once the store is made", async () => {
  const database = memory();
  vi.useFakeTimers({ now: 0, toFake: ["Date"] });
  await createKeyvStore(database).set("key", "x", 10);
  vi.setSystemTime(1000);
  createKeyvStore(database);
  expect(database.prepare("SELECT * FROM documents").all()).toEqual([]);
});

test("refuses a value that Keyv has not serialised", async () => {
  await expect(createKeyvStore(memory()).set("key", { a: 1 })).rejects.toThrow(TypeError);
});

function memory(): Database {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  return database;
}

function mapStorage(): KeyvStorage {
  const map = new Map<string, string>();
  const fail = () => {
    throw new Error("the store is broken");
  };
  return {
    open: (namespace) => new Keyv({ store: map, namespace, throwOnErrors: true }),
    breakDown: () => Object.assign(map, { get: fail, set: fail, delete: fail, clear: fail }),
  };
}
