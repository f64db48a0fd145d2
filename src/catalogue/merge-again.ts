import type { Merge } from "../paper/merge.ts";
import type { SourceCopy } from "../paper/source-copy.ts";
import type { Database } from "../stores/database.ts";
import type { CopyTable } from "./copy-table.ts";
import { paperId } from "./paper-record.ts";
import type { PaperTable } from "./paper-table.ts";

interface Tables {
  readonly papers: PaperTable;
  readonly copies: CopyTable;
  readonly merge: Merge;
}

/** Merges papers of which a migration changed what sources said; each is named in `unmerged`. */
export function mergeAgain(database: Database, { papers, copies, merge }: Tables): void {
  const waiting = database.prepare("SELECT paper FROM unmerged").all();
  if (waiting.length === 0) return;
  database.transaction(() => {
    for (const { paper } of waiting) rewrite(copies.read(paperId(paper)), papers, merge);
    database.exec("DELETE FROM unmerged");
  });
}

/** One whose copies are all damaged stays as it is until a source mentions it again. */
function rewrite(
  [first, ...others]: readonly SourceCopy[],
  papers: PaperTable,
  merge: Merge,
): void {
  if (!first) return;
  const at = Math.max(first.at, ...others.map((copy) => copy.at));
  papers.write(merge([first, ...others]), at, true);
}
