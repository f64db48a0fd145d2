import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Catalogue } from "../../../src/catalogue/catalogue.ts";
import { parseQuery } from "../../../src/query/parse.ts";
import { Damaged } from "../../../src/search/inverted/files/damaged.ts";
import { openShelf } from "../../../src/search/inverted/files/shelf.ts";
import { openSearch } from "../../../src/search/inverted/open-search.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";
import { emptyCatalogue, findsOf, numbered, numberedUpTo } from "./library.ts";

const noon = Date.UTC(2026, 0, 5, 12);

let whole: string;
let catalogue: Catalogue;
let answers: unknown;

afterAll(() => rmSync(whole, { recursive: true }));

beforeAll(async () => {
  catalogue = emptyCatalogue();
  whole = mkdtempSync(join(tmpdir(), "offprint-test-"));
  const search = await openSearch({ folder: whole, catalogue, saveEvery: 50 });
  await search.caughtUp;
  for (const [at, papers] of [
    numberedUpTo(50),
    numberedUpTo(50, 50),
    [numbered(3, { votes: 80 })],
  ].entries()) {
    const { added, changed } = catalogue.upsert("sample", noon + at, papers);
    search.add([...added, ...changed]);
    await search.settled();
  }
  answers = findsOf(search);
  await search.close();
});

const flip = (at: (size: number) => number) => (path: string) => {
  const bytes = readFileSync(path);
  const place = at(bytes.length);
  bytes[place] = (bytes[place] ?? 0) ^ 0x10;
  writeFileSync(path, bytes);
};

const damages: Readonly<Record<string, (path: string) => void>> = {
  "is missing": (path) => rmSync(path),
  "is empty": (path) => truncateSync(path),
  "is cut in its header": (path) => truncateSync(path, 10),
  "is cut by a byte": (path) => truncateSync(path, readFileSync(path).length - 1),
  "has a byte too many": (path) => writeFileSync(path, "x", { flag: "a" }),
  "is not of this kind": flip(() => 0),
  "is of another format": flip(() => 4),
  "is of another tokeniser": flip(() => 8),
  "tells other sizes": flip(() => 20),
  "has another bit in the middle": flip((size) => Math.floor(size / 2)),
  "has another bit at the end": flip((size) => size - 1),
  "is full of zeros": (path) => writeFileSync(path, new Uint8Array(readFileSync(path).length)),
};
const files = ["1.segment", "2.segment", /\.state$/, "manifest.json"];
const cases = files.flatMap((file) =>
  Object.entries(damages).map(([kind, damage]) => ({ file, kind, damage })),
);

describe("an index of which one file is damaged", () => {
  test.each(cases)("$file $kind: answers the same, told of it", async ({ file, kind, damage }) => {
    const folder = temporaryFolder();
    cpSync(whole, folder, { recursive: true });
    const name = readdirSync(folder).find((each) =>
      typeof file === "string" ? each === file : file.test(each),
    );
    damage(join(folder, name ?? ""));
    const problems: string[] = [];
    const onProblem = (problem: string) => problems.push(problem);
    const onOutdated = () => problems.push("outdated");
    const search = await openSearch({ folder, catalogue, onProblem, onOutdated });
    await search.caughtUp;
    expect(findsOf(search)).toEqual(answers);
    // Without a manifest it is as if there had never been an index.
    expect(problems).toHaveLength(kind === "is missing" && file === "manifest.json" ? 0 : 1);
    await search.close();
    const again = await openSearch({ folder, catalogue, onProblem });
    await again.caughtUp;
    expect(again.count()).toBe(100);
    await again.close();
  });

  test("all of another version are told of once, as nothing that went wrong", async () => {
    const folder = temporaryFolder();
    cpSync(whole, folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      if (name.endsWith(".segment")) flip(() => 4)(join(folder, name));
    }
    const told: string[] = [];
    const search = await openSearch({
      folder,
      catalogue,
      onProblem: (problem) => told.push(problem),
      onOutdated: () => told.push("outdated"),
    });
    await search.caughtUp;
    expect(told).toEqual(["outdated"]);
    expect(findsOf(search)).toEqual(answers);
    await search.close();
  });

  test("all of another version are not told of again where the start that removed them was killed", async () => {
    const folder = temporaryFolder();
    cpSync(whole, folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      if (name.endsWith(".segment")) flip(() => 4)(join(folder, name));
    }
    await (await openShelf(folder, () => {})).load();
    const told: string[] = [];
    await (await openShelf(folder, (path) => told.push(path))).load();
    expect(told).toEqual([]);
  });

  test("is not searched any more once that is known, while others are still being checked", async () => {
    const folder = temporaryFolder();
    cpSync(whole, folder, { recursive: true });
    flip((size) => size - 1)(join(folder, "1.segment"));
    const told: string[] = [];
    let left = -1;
    const search = await openSearch({
      folder,
      catalogue,
      onProblem(problem) {
        told.push(problem);
        left = search.search(parseQuery(""), { sort: "newest", limit: 99, offset: 0 }).ids.length;
      },
    });
    await search.caughtUp;
    expect(told).toEqual([expect.stringContaining("1.segment cannot be used")]);
    expect(left).toBe(50);
    expect(findsOf(search)).toEqual(answers);
    await search.close();
  });

  test("is not believed by a search that comes before it was checked", async () => {
    const folder = temporaryFolder();
    cpSync(whole, folder, { recursive: true });
    // Positions stand before the names at the end.
    flip((size) => size - 1)(join(folder, "1.segment"));
    const search = await openSearch({ folder, catalogue });
    while (search.count() === 0) await nextTurn();
    expect(() => findsOf(search)).toThrow(Damaged);
    await search.caughtUp;
    expect(findsOf(search)).toEqual(answers);
    await search.close();
  });
});
