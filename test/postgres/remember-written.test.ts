import { expect, test } from "vitest";
import { rememberWritten } from "../../src/postgres/remember-written.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";

function open() {
  const kept = createMemoryDocuments();
  return { kept, documents: rememberWritten(kept, 2) };
}

test("what was written lately is not read again", async () => {
  const { kept, documents } = open();
  await documents.set("a", { of: "a" });
  await kept.delete("a");
  expect(await documents.get("a")).toEqual({ of: "a" });
});

test("what was written long ago, or elsewhere, is read", async () => {
  const { kept, documents } = open();
  for (const key of ["a", "b", "c"]) await documents.set(key, { of: key });
  await kept.delete("a");
  expect(await documents.get("a")).toBeUndefined();
  await kept.set("d", { of: "d" });
  expect(await documents.get("d")).toEqual({ of: "d" });
});

test("what was deleted is gone, and what could not be written is not there", async () => {
  const { documents } = open();
  await documents.set("a", { of: "a" });
  await documents.delete("a");
  expect(await documents.get("a")).toBeUndefined();
  const failing = rememberWritten(
    { ...createMemoryDocuments(), set: () => Promise.reject(new Error("full")) },
    2,
  );
  await expect(failing.set("a", 1)).rejects.toThrow("full");
  expect(await failing.get("a")).toBeUndefined();
});
