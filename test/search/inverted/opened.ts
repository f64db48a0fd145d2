import { expect, onTestFinished } from "vitest";
import type { Catalogue } from "../../../src/catalogue/catalogue.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import {
  openSearch,
  type Search,
  type SearchDeps,
} from "../../../src/search/inverted/open-search.ts";
import { answersOf } from "./library.ts";

/** When papers are kept, if nothing else is said. */
export const noon = Date.UTC(2026, 0, 5, 12);

/** Opens an index that has caught up, until the test is over. */
export async function open(deps: SearchDeps): Promise<Search> {
  const search = await openSearch(deps);
  onTestFinished(() => search.close());
  await search.caughtUp;
  return search;
}

/** Keeps papers and indexes what changed, as ingest does. */
export function keep(
  catalogue: Catalogue,
  search: Search,
  papers: readonly Paper[],
  at = noon,
): void {
  const { added, changed } = catalogue.upsert("sample", at, papers);
  search.add([...added, ...changed]);
}

/** An index answers as one that is made from the catalogue alone. */
export async function expectAllOf(catalogue: Catalogue, search: Search): Promise<void> {
  expect(answersOf(search)).toEqual(answersOf(await open({ catalogue })));
}

/** A catalogue that tells how many papers were read again. */
export function counted(catalogue: Catalogue) {
  const read = { papers: 0 };
  const changes: Catalogue["changes"] = (after, limit) => {
    const part = catalogue.changes(after, limit);
    read.papers += part.papers.length;
    return part;
  };
  return { catalogue: { ...catalogue, changes }, read };
}
