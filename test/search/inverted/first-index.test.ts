import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openSearch } from "../../../src/search/inverted/open-search.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { emptyCatalogue, numbered, numberedUpTo } from "./library.ts";
import { counted, expectAllOf, keep, noon, open } from "./opened.ts";

describe("a first index of many papers", () => {
  const many = { buildFrom: 100 };

  test("answers like one that was made paper by paper, and is read at the next start", async () => {
    const { catalogue, read } = counted(emptyCatalogue());
    catalogue.upsert("sample", noon, numberedUpTo(150));
    const folder = temporaryFolder();
    const first = await open({ folder, catalogue, ...many });
    await expectAllOf(catalogue, first);
    await first.close();
    read.papers = 0;
    const again = await open({ folder, catalogue, ...many });
    expect(read.papers).toBe(0);
    await expectAllOf(catalogue, again);
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
    await expectAllOf(catalogue, search);
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
    await expectAllOf(catalogue, search);
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
    await expectAllOf(catalogue, again);
    await again.settled();
    expect(
      readdirSync(folder).filter((name) => !/^(manifest\.json|\d+\.(segment|state))$/.test(name)),
    ).toEqual([]);
  });
});
