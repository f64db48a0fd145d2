import type { PaperId } from "../paper/id.ts";
import type { Merge } from "../paper/merge.ts";
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
export function mergeAgain(database: Database, tables: Tables): void {
  const waiting = database.prepare("SELECT paper FROM unmerged").all();
  if (waiting.length === 0) return;
  database.transaction(() => {
    for (const { paper } of waiting) rewrite(paperId(paper), tables);
    database.exec("DELETE FROM unmerged");
  });
}

/** One whose copies are all damaged stays as it is until a source mentions it again. */
function rewrite(id: PaperId, { papers, copies, merge }: Tables): void {
  const [first, ...others] = copies.read(id, papers.read(id)?.paper);
  if (!first) return;
  const all = [first, ...others] as const;
  const after = merge(all);
  papers.write(after, Math.max(...all.map((copy) => copy.at)));
  copies.write(after, all);
}
