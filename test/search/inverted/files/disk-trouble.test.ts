import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../../stores/temporary-folder.ts";
import { emptyCatalogue, numberedUpTo } from "../library.ts";
import { expectAllOf, keep, open } from "../opened.ts";

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
    await expectAllOf(catalogue, search);
    await search.close();
    await expectAllOf(catalogue, await open({ folder, catalogue }));
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
    await expectAllOf(catalogue, search);
    rmSync(folder);
    await search.close();
    await expectAllOf(catalogue, await open({ folder, catalogue }));
  });
});
