import { positiveTerms } from "../query/positive-terms.ts";
import type { Query } from "../query/query.ts";
import { isSilent, type SourceReport } from "../sources/source.ts";
import { nothingLikeSentence } from "../views/papers/unknown-paper-message.ts";
import type { Context } from "./command.ts";
import { searcherOf } from "./searcher.ts";

/** What was heard of papers that `like:` names. */
export interface Liked {
  /** A whole sentence for each that nobody knows: nothing is like it. */
  readonly problems: readonly string[];
  /** The sources that could not be asked for them. */
  readonly silent: readonly SourceReport[];
}

/** Asks the sources for papers that `like:` names and that are not known here. */
export async function askForLiked(context: Context, { expr }: Query): Promise<Liked> {
  const ids = (expr ? positiveTerms(expr) : []).flatMap((term) =>
    term.kind === "like" ? [term.paper] : [],
  );
  const problems: string[] = [];
  const silent = new Map<string, SourceReport>();
  for (const id of new Set(ids)) {
    const { paper, sources } = await context.engine.paper(id, searcherOf(context));
    if (paper) continue;
    problems.push(nothingLikeSentence(id, sources));
    for (const report of sources.filter(isSilent)) silent.set(report.title, report);
  }
  return { problems, silent: [...silent.values()] };
}

/** What each source said, where it could not be asked for a liked paper that. */
export function withSilent(
  sources: readonly SourceReport[],
  { silent }: Liked,
): readonly SourceReport[] {
  return sources.map((report) => silent.find(({ title }) => title === report.title) ?? report);
}
