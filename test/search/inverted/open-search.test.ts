import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { PaperId } from "../../../src/paper/id.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import { runMergeJob } from "../../../src/search/inverted/files/merge-job.ts";
import {
  openSearch,
  type Search,
  type SearchDeps,
} from "../../../src/search/inverted/open-search.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { emptyCatalogue, idsOf, numbered, numberedUpTo } from "./library.ts";
import { counted, expectAllOf, keep, noon, open } from "./opened.ts";

function found(search: Search): PaperId[] {
  const all = search.search(parseQuery(""), { sort: "newest", limit: 999, offset: 0 });
  return [...all.ids].sort();
}

describe("a search index in a folder", () => {
  test("is made from the catalogue where there is none", async () => {
    const catalogue = emptyCatalogue();
    catalogue.upsert("sample", noon, numberedUpTo(150));
    const search = await open({ folder: temporaryFolder(), catalogue });
    expect(search.count()).toBe(150);
    await expectAllOf(catalogue, search);
  });

  test("opened again reads its files, and of the catalogue only what is newer", async () => {
    const { catalogue, read } = counted(emptyCatalogue());
    const folder = temporaryFolder();
    const first = await open({ folder, catalogue });
    keep(catalogue, first, numberedUpTo(150));
    await first.close();
    catalogue.upsert("sample", noon + 1, [numbered(3, { votes: 99 }), numbered(150)]);
    const again = await open({ folder, catalogue });
    expect(read.papers).toBe(2);
    await expectAllOf(catalogue, again);
  });

  test("takes in what comes while its files are read, in the place of what these say", async () => {
    const catalogue = emptyCatalogue();
    const folder = temporaryFolder();
    const first = await open({ folder, catalogue });
    keep(catalogue, first, numberedUpTo(150));
    await first.close();
    const again = await openSearch({ folder, catalogue, saveEvery: 10 });
    expect(again.count()).toBe(0);
    keep(catalogue, again, [
      numbered(3, { title: "Said otherwise" }),
      numbered(5, { votes: 99 }),
      ...numberedUpTo(170).slice(150),
    ]);
    again.remove([numbered(7).id]);
    await again.settled();
    expect(again.count()).toBe(170);
    await expectAllOf(catalogue, again);
    await again.close();
    await expectAllOf(catalogue, await open({ folder, catalogue }));
  });

  test("loses no file when it is closed while they are read", async () => {
    const { catalogue, read } = counted(emptyCatalogue());
    const folder = temporaryFolder();
    const first = await open({ folder, catalogue });
    keep(catalogue, first, numberedUpTo(150));
    await first.close();
    const cut = await openSearch({ folder, catalogue, saveEvery: 10 });
    keep(catalogue, cut, numberedUpTo(170).slice(150));
    await cut.close();
    read.papers = 0;
    const again = await open({ folder, catalogue });
    // Those that came in last.
    expect(read.papers).toBe(20);
    await expectAllOf(catalogue, again);
  });

  test("knows the last votes and texts when it is opened again", async () => {
    const catalogue = emptyCatalogue();
    const folder = temporaryFolder();
    const first = await open({ folder, catalogue });
    keep(catalogue, first, numberedUpTo(100));
    await first.close();
    const second = await open({ folder, catalogue });
    keep(
      catalogue,
      second,
      [numbered(7, { votes: 77 }), numbered(8, { title: "Gaits" })],
      noon + 1,
    );
    await second.close();
    const third = await open({ folder, catalogue });
    await expectAllOf(catalogue, third);
  });

  test("that was not closed loses nothing", async () => {
    const catalogue = emptyCatalogue();
    const folder = temporaryFolder();
    const first = await open({ folder, catalogue, saveEvery: 40 });
    for (let from = 0; from < 200; from += 30) {
      keep(catalogue, first, numberedUpTo(30, from));
      await first.settled();
    }
    const again = await open({ folder, catalogue });
    await expectAllOf(catalogue, again);
  });

  test("merges its files as they become many, and keeps no others", async () => {
    const catalogue = emptyCatalogue();
    const folder = temporaryFolder();
    const search = await open({ folder, catalogue, saveEvery: 10 });
    for (let from = 0; from < 200; from += 10) {
      keep(catalogue, search, numberedUpTo(10, from));
      keep(catalogue, search, [numbered(from, { title: "Told anew" })], noon + 1 + from);
      await search.settled();
    }
    const names = readdirSync(folder);
    expect(names.filter((name) => name.endsWith(".segment")).length).toBeLessThan(8);
    expect(names.filter((name) => !/^(manifest\.json|\d+\.(segment|state))$/.test(name))).toEqual(
      [],
    );
    await expectAllOf(catalogue, search);
    await search.close();
    await expectAllOf(catalogue, await open({ folder, catalogue }));
  });

  test("takes in what changes during a merge", async () => {
    const catalogue = emptyCatalogue();
    const folder = temporaryFolder();
    let merging = false;
    const merge: SearchDeps["merge"] = async (job) => {
      merging = true;
      const places = await runMergeJob(job);
      keep(
        catalogue,
        search,
        [numbered(1, { votes: 500 }), numbered(2, { title: "Told anew" })],
        noon + 9,
      );
      return places;
    };
    const search: Search = await open({ folder, catalogue, saveEvery: 10, merge });
    for (let from = 0; from < 90; from += 10) {
      keep(catalogue, search, numberedUpTo(10, from));
      await search.settled();
    }
    expect(merging).toBe(true);
    await expectAllOf(catalogue, search);
    await search.close();
    await expectAllOf(catalogue, await open({ folder, catalogue }));
  });

  test("follows when an older catalogue is put back", async () => {
    const [newer, older] = [emptyCatalogue(), emptyCatalogue()];
    const folder = temporaryFolder();
    older.upsert("sample", noon, numberedUpTo(50));
    const search = await open({ folder, catalogue: newer });
    keep(newer, search, numberedUpTo(80, 20));
    await search.close();
    const again = await open({ folder, catalogue: older });
    expect(again.count()).toBe(50);
    expect(found(again)).toEqual(idsOf(numberedUpTo(50)).sort());
  });
});

test("a change that could not be indexed is made good at the next start", async () => {
  const catalogue = emptyCatalogue();
  const folder = temporaryFolder();
  const search = await open({ folder, catalogue, saveEvery: 10 });
  keep(catalogue, search, numberedUpTo(20));
  const { changed } = catalogue.upsert("sample", noon, [numbered(3, { title: "Zebrafish" })]);
  const broken = changed.map((paper) => ({ ...paper, title: undefined as unknown as string }));
  expect(() => search.add(broken)).toThrow(TypeError);
  keep(catalogue, search, numberedUpTo(10, 20));
  await search.close();
  const again = await open({ folder, catalogue });
  await expectAllOf(catalogue, again);
});
