import type { Keyv } from "keyv";
import { afterEach, describe, expect, test, vi } from "vitest";

/** One physical store, which several Keyvs with `throwOnErrors` may share. */
export interface KeyvStorage {
  open(namespace: string): Keyv;
  /** From now on every operation of the store fails. */
  breakDown(): void;
}

/** What a storage is excused from, each with its reason. */
export interface Exceptions {
  readonly iteratesOnlyItsNamespace?: string;
  readonly clearsOnlyItsNamespace?: string;
  readonly failingGetManyThrows?: string;
}

/** What our code relies on in a store under Keyv. */
export function keyvStoreContract(
  name: string,
  create: () => KeyvStorage | Promise<KeyvStorage>,
  exceptions: Exceptions = {},
): void {
  describe(`${name} under Keyv`, () => {
    afterEach(() => vi.useRealTimers());

    test("answers a value as it was set, and undefined for what was not", async () => {
      const keyv = (await create()).open("one");
      const value = { text: "Gödel, \u0000, \ud800, 😀", list: [1, null, { deep: true }] };
      expect(await keyv.set("key", value)).toBe(true);
      expect(await keyv.get("key")).toEqual(value);
      expect(await keyv.get("other")).toBeUndefined();
    });

    test("replaces a value that is set again, with its lifetime", async () => {
      const keyv = (await create()).open("one");
      vi.useFakeTimers({ now: 0, toFake: ["Date"] });
      await keyv.set("key", "short-lived", 1000);
      await keyv.set("key", "lasting");
      vi.setSystemTime(5000);
      expect(await keyv.get("key")).toBe("lasting");
    });

    test("takes keys of any text for different keys", async () => {
      const keyv = (await create()).open("one");
      const keys = [
        "",
        "a",
        "A",
        "a%",
        "a_",
        "a\u0000b",
        "a\u0000c",
        "a:b",
        'a"b',
        "\ud800",
        "é",
        "__proto__",
      ];
      for (const key of keys) await keyv.set(key, `value of ${key}`);
      for (const key of keys) expect(await keyv.get(key)).toBe(`value of ${key}`);
    });

    test("forgets a value when its lifetime is over, and not before", async () => {
      const keyv = (await create()).open("one");
      vi.useFakeTimers({ now: 1_000_000, toFake: ["Date"] });
      await keyv.set("key", "value", 500);
      await keyv.set("later", "value", 5000);
      vi.setSystemTime(1_000_499);
      expect(await keyv.get("key")).toBe("value");
      expect(await keyv.has("key")).toBe(true);
      vi.setSystemTime(1_000_501);
      expect(await keyv.get("key")).toBeUndefined();
      expect(await keyv.get(["key", "later"])).toEqual([undefined, "value"]);
      expect(await keyv.has("key")).toBe(false);
    });

    test("answers many keys in the order asked for, with undefined for those it has not", async () => {
      const keyv = (await create()).open("one");
      await keyv.set("a", 1);
      await keyv.set("b", 2);
      expect(await keyv.get(["b", "none", "a", "b"])).toEqual([2, undefined, 1, 2]);
      expect(await keyv.get([])).toEqual([]);
    });

    test("says whether it has a key", async () => {
      const keyv = (await create()).open("one");
      await keyv.set("a", 1);
      expect(await keyv.has("a")).toBe(true);
      expect(await keyv.has(["none", "a"])).toEqual([false, true]);
    });

    test("deletes a key, and says whether there was one", async () => {
      const keyv = (await create()).open("one");
      await keyv.set("a", 1);
      await keyv.set("b", 2);
      expect(await keyv.delete("a")).toBe(true);
      expect(await keyv.delete("a")).toBe(false);
      expect(await keyv.get(["a", "b"])).toEqual([undefined, 2]);
    });

    test("deletes many keys, and says whether all were there", async () => {
      const keyv = (await create()).open("one");
      for (const key of ["a", "b", "c", "d"]) await keyv.set(key, key);
      expect(await keyv.delete(["a", "b"])).toBe(true);
      expect(await keyv.delete(["c", "none"])).toBe(false);
      expect(await keyv.get(["a", "b", "c", "d"])).toEqual([undefined, undefined, undefined, "d"]);
    });

    test("keeps equal keys of two namespaces apart", async () => {
      const storage = await create();
      const [one, two] = [storage.open("one"), storage.open("two")];
      await one.set("key", 1);
      await two.set("key", 2);
      await one.delete("key");
      expect(await two.get("key")).toBe(2);
      expect(await one.get("key")).toBeUndefined();
    });

    test("iterates over everything that has not expired", async () => {
      const keyv = (await create()).open("one");
      vi.useFakeTimers({ now: 0, toFake: ["Date"] });
      const expected = Array.from({ length: 250 }, (_, n) => [`key ${n}`, n] as const);
      for (const [key, n] of expected) await keyv.set(key, n);
      await keyv.set("expired", "gone", 10);
      vi.setSystemTime(11);
      const entries = await entriesOf(keyv);
      expect(entries).toHaveLength(expected.length);
      expect(new Map(entries)).toEqual(new Map(expected));
    });

    if (!exceptions.iteratesOnlyItsNamespace)
      test("iterates over its namespace and no other", async () => {
        const storage = await create();
        const [one, two] = [storage.open("one"), storage.open("two")];
        await one.set("key", 1);
        await two.set("other", 2);
        expect(await entriesOf(one)).toEqual([["key", 1]]);
        expect(await entriesOf(two)).toEqual([["other", 2]]);
      });

    if (!exceptions.clearsOnlyItsNamespace)
      test("clears its namespace and nothing else", async () => {
        const storage = await create();
        const [one, two] = [storage.open("one"), storage.open("two")];
        await one.set("key", 1);
        await two.set("key", 2);
        await one.clear();
        expect(await one.get("key")).toBeUndefined();
        expect(await two.get("key")).toBe(2);
      });

    test("throws when the store fails, rather than finding nothing there", async () => {
      const storage = await create();
      const keyv = storage.open("one");
      await keyv.set("key", 1);
      storage.breakDown();
      await expect(keyv.get("key")).rejects.toThrow();
      await expect(keyv.has("key")).rejects.toThrow();
      await expect(keyv.set("key", 2)).rejects.toThrow();
      await expect(keyv.delete("key")).rejects.toThrow();
      await expect(keyv.delete(["key"])).rejects.toThrow();
      await expect(keyv.clear()).rejects.toThrow();
      if (!exceptions.failingGetManyThrows) await expect(keyv.get(["key"])).rejects.toThrow();
    });
  });
}

async function entriesOf(keyv: Keyv): Promise<[unknown, unknown][]> {
  const entries: [unknown, unknown][] = [];
  for await (const [key, value] of keyv.iterator?.(undefined) ?? []) entries.push([key, value]);
  return entries;
}
