import { paperLinks } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { biorxivScheme } from "../../src/paper/schemes/biorxiv.ts";
import { doiScheme } from "../../src/paper/schemes/doi.ts";
import { matchesQuery } from "../../src/query/matches.ts";
import type { Answer, Source } from "../../src/sources/source.ts";
import type { Clock } from "../../src/time/clock.ts";
import { HOUR } from "../../src/time/durations.ts";

/** Works that a journal has, of which one is a preprint of bioRxiv; none is arXiv's. */
export const ARTICLE = "doi:10.1234/made-up.2026(7)";
export const PREPRINT = "biorxiv:10.64898/2026.11.20.123456";
/** Known when asked for, and in no list. */
export const OLD_ARTICLE = "doi:10.1234/made-up.2019.1";

/** A source of papers that are not arXiv's, which needs no network. */
export function createJournal(clock: Clock): Source {
  const listed = [paperOf(ARTICLE, "Folding made-up proteins"), paperOf(PREPRINT, "Made-up cells")];
  const all = [...listed, paperOf(OLD_ARTICLE, "An older made-up article")];
  const answer = (papers: readonly Paper[]): Answer => ({
    papers,
    verdict: { status: "fresh", at: clock.now() },
  });

  function paperOf(id: Paper["id"], title: string): Paper {
    return {
      id,
      title,
      abstract: "What made-up proteins do in made-up cells.",
      authors: ["A. N. Author"],
      categories: [],
      publishedAt: Math.floor(clock.now() / HOUR) * HOUR,
      links: paperLinks(id),
      keywords: [],
      votes: 12,
    };
  }

  return {
    name: "journal",
    title: "A made-up journal",
    schemes: [biorxivScheme, doiScheme],
    trending: async () => answer(listed),
    since: async () => answer(listed),
    search: async (query, limit) =>
      answer(all.filter((paper) => matchesQuery(query, paper)).slice(0, Math.max(limit, 0))),
    paper: async (id) => answer(all.filter((paper) => paper.id === id)),
  };
}
