import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Catalogue } from "../../../src/catalogue/catalogue.ts";
import type { PaperId } from "../../../src/paper/id.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import { runMergeJob } from "../../../src/search/inverted/files/merge-job.ts";
import {
  openSearch,
  type Search,
  type SearchDeps,
} from "../../../src/search/inverted/open-search.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { answersOf, emptyCatalogue, idsOf, numbered, numberedUpTo } from "./library.ts";

const noon = Date.UTC(2026, 0, 5, 12);

async function open(deps: SearchDeps): Promise<Search> {
  const search = await openSearch(deps);
  onTestFinished(() => search.close());
  await search.caughtUp;
  return search;
}

/** Keeps papers and indexes what changed, as ingest does. */
function keep(catalogue: Catalogue, search: Search, papers: readonly Paper[], at = noon): void {
  const { added, changed } = catalogue.upsert("sample", at, papers);
  search.add([...added, ...changed]);
}

/** What an index says that is made from the catalogue alone. */
async function expected(catalogue: Catalogue): Promise<unknown> {
  return answersOf(await open({ catalogue }));
}

function found(search: Search): PaperId[] {
  const all = search.search(parseQuery(""), { sort: "newest", limit: 999, offset: 0 });
  return [...all.ids].sort();
}

/** A catalogue that tells how many papers were read again. */
function counted(catalogue: Catalogue) {
  const read = { papers: 0 };
  const changes: Catalogue["changes"] = (after, limit) => {
    const part = catalogue.changes(after, limit);
    read.papers += part.papers.length;
    return part;
  };
  return { catalogue: { ...catalogue, changes }, read };
}

describe("a search index in a folder", () => {
  test("is made from the catalogue where there is none", async () => {
    const catalogue = emptyCatalogue();
    catalogue.upsert("sample", noon, numberedUpTo(150));
    const search = await open({ folder: temporaryFolder(), catalogue });
    expect(search.count()).toBe(150);
    expect(answersOf(search)).toEqual(await expected(catalogue));
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
    expect(answersOf(again)).toEqual(await expected(catalogue));
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
    expect(answersOf(again)).toEqual(await expected(catalogue));
    await again.close();
    expect(answersOf(await open({ folder, catalogue }))).toEqual(await expected(catalogue));
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
    expect(answersOf(again)).toEqual(await expected(catalogue));
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
    expect(answersOf(third)).toEqual(await expected(catalogue));
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
    expect(answersOf(again)).toEqual(await expected(catalogue));
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
    expect(answersOf(search)).toEqual(await expected(catalogue));
    await search.close();
    expect(answersOf(await open({ folder, catalogue }))).toEqual(await expected(catalogue));
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
    expect(answersOf(search)).toEqual(await expected(catalogue));
    await search.close();
    expect(answersOf(await open({ folder, catalogue }))).toEqual(await expected(catalogue));
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

describe("a first index of many papers", () => {
  const many = { buildFrom: 100 };

  test("answers like one that was made paper by paper, and is read at the next start", async () => {
    const { catalogue, read } = counted(emptyCatalogue());
    catalogue.upsert("sample", noon, numberedUpTo(150));
    const folder = temporaryFolder();
    const first = await open({ folder, catalogue, ...many });
    expect(answersOf(first)).toEqual(await expected(catalogue));
    await first.close();
    read.papers = 0;
    const again = await open({ folder, catalogue, ...many });
    expect(read.papers).toBe(0);
    expect(answersOf(again)).toEqual(await expected(catalogue));
  });

  test("tells how far it is, and has what comes in meanwhile", async () => {
    const catalogue = emptyCatalogue();
    catalogue.upsert("sample", noon, numberedUpTo(150));
    const search = await openSearch({ folder: temporaryFolder(), catalogue, ...many });
    onTestFinished(() => search.close());
    expect(search.coverage()).toBe(0);
    keep(catalogue, search, [numbered(3, { title: "Told anew" }), numbered(150)], noon + 1);
    keep(catalogue, search, [numbered(4, { votes: 99 })], noon + 2);
    expect(search.count()).toBe(3);
    expect(search.coverage()).toBe(3 / 151);
    await search.caughtUp;
    expect(search.coverage()).toBeUndefined();
    expect(search.count()).toBe(151);
    expect(answersOf(search)).toEqual(await expected(catalogue));
  });

  test("that cannot be written is made in memory, and told of", async () => {
    const catalogue = emptyCatalogue();
    catalogue.upsert("sample", noon, numberedUpTo(150));
    const folder = join(temporaryFolder(), "search");
    const problems: string[] = [];
    const onProblem = (problem: string) => problems.push(problem);
    const search = await openSearch({ folder, catalogue, onProblem, ...many });
    onTestFinished(() => search.close());
    rmSync(folder, { recursive: true });
    await search.caughtUp;
    expect(problems).toEqual([expect.stringContaining("could not be built apart")]);
    expect(answersOf(search)).toEqual(await expected(catalogue));
  });

  test("that was cut short is begun again, whatever was written of it", async () => {
    const catalogue = emptyCatalogue();
    catalogue.upsert("sample", noon, numberedUpTo(150));
    const folder = temporaryFolder();
    const cut = await openSearch({ folder, catalogue, ...many, saveEvery: 10 });
    keep(catalogue, cut, numberedUpTo(20, 150), noon + 1);
    await cut.close();
    const again = await open({ folder, catalogue, ...many });
    expect(again.count()).toBe(170);
    expect(answersOf(again)).toEqual(await expected(catalogue));
    await again.settled();
    expect(
      readdirSync(folder).filter((name) => !/^(manifest\.json|\d+\.(segment|state))$/.test(name)),
    ).toEqual([]);
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
  expect(answersOf(again)).toEqual(await expected(catalogue));
});

describe("trouble with the disk", () => {
  const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC" });

  test("during a merge is told once, and search goes on", async () => {
    const catalogue = emptyCatalogue();
    const folder = temporaryFolder();
    const problems: unknown[] = [];
    const search = await open({
      folder,
      catalogue,
      saveEvery: 10,
      merge: () => Promise.reject(full),
      onProblem: (_, error) => problems.push(error),
    });
    for (let from = 0; from < 150; from += 10) {
      keep(catalogue, search, numberedUpTo(10, from));
      await search.settled();
    }
    expect(problems).toEqual([full]);
    expect(answersOf(search)).toEqual(await expected(catalogue));
    await search.close();
    expect(answersOf(await open({ folder, catalogue }))).toEqual(await expected(catalogue));
  });

  test("that cannot be written is told once, search goes on, and the next start knows all", async () => {
    const catalogue = emptyCatalogue();
    const folder = join(temporaryFolder(), "search");
    const problems: string[] = [];
    const onProblem = (problem: string) => problems.push(problem);
    const search = await open({ folder, catalogue, saveEvery: 10, onProblem });
    rmSync(folder, { recursive: true });
    writeFileSync(folder, "in the way");
    for (let from = 0; from < 60; from += 10) {
      keep(catalogue, search, numberedUpTo(10, from));
      await search.settled();
    }
    expect(problems).toHaveLength(1);
    expect(answersOf(search)).toEqual(await expected(catalogue));
    rmSync(folder);
    await search.close();
    expect(answersOf(await open({ folder, catalogue }))).toEqual(await expected(catalogue));
  });
});
