import { expect, it } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { createPaperReader } from "../../src/digest/snapshot/paper-reader.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { idOf, paperOf } from "../catalogue/paper-of.ts";

/** A catalogue of so many papers, with a count of those that were asked for. */
function known(count: number) {
  const catalogue = createCatalogue(openDatabase({ dataDir: ":memory:" }));
  const change = (papers: number, title: string) =>
    catalogue.upsert(
      "arxiv",
      1,
      Array.from({ length: papers }, (_, n) => paperOf(n + 1, { title })),
    );
  change(count, "before");
  let asked = 0;
  const reader = createPaperReader({
    ...catalogue,
    get(ids) {
      asked += ids.length;
      return catalogue.get(ids);
    },
  });
  const ids = Array.from({ length: count }, (_, n) => idOf(n + 1));
  return { reader, change, ids, asked: () => asked };
}

it("reads once what was read ahead, and again what changed since", async () => {
  const { reader, change, ids, asked } = known(300);
  await reader.ahead(ids);
  change(2, "after");
  const titles = reader.read(ids).map(({ title }) => title);
  expect(titles.slice(0, 3)).toEqual(["after", "after", "before"]);
  expect(titles).toHaveLength(300);
  expect(asked()).toBe(300);
});

it("sees a change that comes while it reads ahead", async () => {
  const { reader, change, ids } = known(300);
  const ahead = reader.ahead(ids);
  change(300, "meanwhile");
  await ahead;
  expect(new Set(reader.read(ids).map(({ title }) => title))).toEqual(new Set(["meanwhile"]));
});

it("begins again where very many changed, and forgets what is not asked for", () => {
  const { reader, change, ids, asked } = known(2_000);
  reader.read(ids);
  change(2_000, "after");
  expect(new Set(reader.read(ids.slice(0, 5)).map(({ title }) => title))).toEqual(
    new Set(["after"]),
  );
  expect(asked()).toBe(2_005);
  reader.read(ids.slice(0, 1));
  reader.read(ids.slice(1, 3));
  expect(asked()).toBe(2_007);
});

it("leaves out what is not known, and says each once", () => {
  const { reader } = known(2);
  expect(reader.read([2, 9, 1, 2].map(idOf)).map(({ id }) => id)).toEqual([2, 1].map(idOf));
});
