import { isDeepStrictEqual } from "node:util";
import type { Merge } from "../paper/merge.ts";
import { newsBetween } from "../paper/news.ts";
import type { Paper } from "../paper/paper.ts";
import type { SourceCopy } from "../paper/source-copy.ts";
import type { CopyTable } from "./copy-table.ts";
import type { NewsTable } from "./news-table.ts";
import type { PaperTable } from "./paper-table.ts";
import type { SightingTable } from "./sighting-table.ts";

export interface KeepCopyDeps {
  readonly papers: PaperTable;
  readonly copies: CopyTable;
  readonly sightings: SightingTable;
  readonly news: NewsTable;
  readonly merge: Merge;
}

export interface Kept {
  readonly paper: Paper;
  readonly how: "added" | "changed" | "same";
}

/** What a source says of a paper, kept beside what others say, and the merge of all; inside a transaction. */
export function keepCopy(deps: KeepCopyDeps, copy: SourceCopy): Kept {
  const { papers, copies, sightings, news, merge } = deps;
  const { id } = copy.paper;
  const before = papers.read(id);
  const said = copies.read(id, before?.paper);
  const own = said.find(({ source }) => source === copy.source);
  if (before?.paper && own && repeats(copy, own, said)) {
    copies.repeat(copy);
    return { paper: before.paper, how: "same" };
  }
  // A replay, or a clock that was set back, does not undo what the source said later.
  const latest = own && own.at > copy.at ? own : copy;
  const all = [latest, ...said.filter((other) => other !== own)] as const;
  const after = merge(all);
  const how = before ? difference(before.paper, after) : "added";
  const isRepeated = own !== undefined && isDeepStrictEqual(own.paper, latest.paper);
  if (how !== "same") papers.write(after, copy.at);
  if (how !== "same" || !isRepeated) copies.write(after, all);
  else if (latest === copy) copies.repeat(copy);
  if (latest !== copy || !own) papers.heard(id, copy.at);
  if (latest !== copy || !isRepeated) sightings.record(copy, own);
  if (before?.paper)
    for (const kind of newsBetween(before.paper, after, own?.paper)) news.record(id, kind, copy.at);
  return { paper: after, how };
}

/** Whether a source says the same again, and is the last one heard as before: the merge stays what it is. */
function repeats(copy: SourceCopy, own: SourceCopy, said: readonly SourceCopy[]): boolean {
  const isLast = own.at <= copy.at && said.every((other) => other === own || other.at < own.at);
  return isLast && isDeepStrictEqual(own.paper, copy.paper);
}

function difference(before: Paper | undefined, after: Paper): Kept["how"] {
  return isDeepStrictEqual(before, after) ? "same" : "changed";
}
