import type { Find } from "../paper/find.ts";
import type { Merge } from "../paper/merge.ts";
import type { Database } from "../stores/database.ts";
import type { FindTable } from "./find-table.ts";
import { paperId } from "./paper-record.ts";
import type { PaperTable } from "./paper-table.ts";

interface Tables {
  readonly papers: PaperTable;
  readonly finds: FindTable;
  readonly merge: Merge;
}

/** Merges papers of which a migration changed what sources said; each is named in `unmerged`. */
export function mergeAgain(database: Database, { papers, finds, merge }: Tables): void {
  const waiting = database.prepare("SELECT paper FROM unmerged").all();
  if (waiting.length === 0) return;
  database.transaction(() => {
    for (const { paper } of waiting) rewrite(finds.read(paperId(paper)), papers, merge);
    database.exec("DELETE FROM unmerged");
  });
}

/** One whose finds are all damaged stays as it is until a source mentions it again. */
function rewrite([first, ...others]: readonly Find[], papers: PaperTable, merge: Merge): void {
  if (!first) return;
  const at = Math.max(first.at, ...others.map((find) => find.at));
  papers.write(merge([first, ...others]), at, true);
}
