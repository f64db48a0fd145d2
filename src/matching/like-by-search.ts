import type { Catalogue } from "../catalogue/catalogue.ts";
import type { PaperId } from "../paper/id.ts";
import type { MatchFacts } from "../query/matches.ts";
import type { SearchIndex } from "../search/search-index.ts";

/** As many as `like:` takes in when it is searched for. */
const NEIGHBOURS = 100;

/** What `like:` means now: a paper is like another when it is among the nearest to it in the index. */
export function likeBySearch(
  index: Pick<SearchIndex, "similar">,
  catalogue: Pick<Catalogue, "get">,
): NonNullable<MatchFacts["like"]> {
  const nearest = new Map<PaperId, ReadonlySet<PaperId>>();
  const near = (id: PaperId): ReadonlySet<PaperId> => {
    const [of] = catalogue.get([id]);
    return new Set(of ? index.similar(of, NEIGHBOURS).ids : []);
  };
  return (id, paper) => {
    const ids = nearest.get(id) ?? near(id);
    nearest.set(id, ids);
    return ids.has(paper.id);
  };
}
