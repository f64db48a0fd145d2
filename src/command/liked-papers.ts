import { positiveTerms } from "../query/positive-terms.ts";
import type { Query } from "../query/query.ts";
import { unknownPaperSentence } from "../views/unknown-paper-message.ts";
import type { Context } from "./command.ts";
import { searcherOf } from "./searcher.ts";

/**
 * Asks the sources for papers that `like:` names and nobody here knows: nothing is like what is not
 * known. Answers a whole sentence for each that stays unknown.
 */
export async function unknownLiked(context: Context, { expr }: Query): Promise<string[]> {
  const ids = (expr ? positiveTerms(expr) : []).flatMap((term) =>
    term.kind === "like" ? [term.paper] : [],
  );
  const sentences: string[] = [];
  for (const id of new Set(ids)) {
    const { paper, sources } = await context.engine.paper(id, searcherOf(context));
    if (!paper) sentences.push(`Nothing is like it: ${unknownPaperSentence(id, sources)}`);
  }
  return sentences;
}
