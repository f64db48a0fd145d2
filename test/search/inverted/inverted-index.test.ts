import type { PaperId } from "../../../src/paper/id.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import { createSearch } from "../../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { searchIndexContract } from "../../contracts/search-index.ts";

searchIndexContract("the inverted index", () => create(100));
searchIndexContract("the inverted index, paper by paper", () => create(1));

function create(size: number) {
  const papers = new Map<PaperId, Paper>();
  const segments = createSegmentSet();
  return {
    ...createSearch(segments.all, (ids) => ids.flatMap((id) => papers.get(id) ?? [])),
    add(all: readonly Paper[]) {
      for (const paper of all) papers.set(paper.id, paper);
      for (let at = 0; at < all.length; at += size) segments.add(all.slice(at, at + size));
    },
    remove: segments.remove,
  };
}
