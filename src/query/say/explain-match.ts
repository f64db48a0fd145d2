import type { Paper } from "../../paper/paper.ts";
import { type MatchFacts, matchesTerm, textsWith } from "../matches.ts";
import { positiveTerms } from "../positive-terms.ts";
import type { Query, Term } from "../query.ts";
import { describeTerm, describeWords } from "./describe.ts";
import { describeList } from "./describe-list.ts";

/**
 * Which of a query's conditions a paper satisfies and where, in the order typed:
 * `“flow matching” in title and abstract`, `by Ada Lovelace`. What the query leaves out is not told.
 */
export function explainMatch(query: Query, paper: Paper, facts: MatchFacts = {}): string[] {
  const terms = query.expr ? positiveTerms(query.expr) : [];
  return terms.filter((term) => matchesTerm(term, paper, facts)).map((term) => tell(term, paper));
}

function tell(term: Term, paper: Paper): string {
  if (term.kind !== "text") return describeTerm(term);
  const texts = textsWith(term, paper);
  return `${describeWords(term)} in ${texts.length > 0 ? describeList(texts, "and") : "an author’s name"}`;
}
