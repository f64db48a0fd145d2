import { defined } from "../../collections/defined.ts";
import { printPaperId } from "../../paper/id.ts";
import { arxivScheme } from "../../paper/schemes/arxiv/arxiv.ts";
import type { Clock } from "../../time/clock.ts";
import type { Instant } from "../../time/instant.ts";
import {
  answerFrom,
  type Findings,
  gather,
  isComplete,
  type PageStream,
  partly,
} from "../findings.ts";
import type { Answer, Source } from "../source.ts";
import { type ArxivSettings, createArxivApi } from "./api.ts";
import { ARXIV_TITLE } from "./atom.ts";
import { newestOf, submittedPages } from "./new-papers.ts";
import { explainArxivSilence } from "./silence.ts";
import { translateQuery } from "./translate-query.ts";

const MOST_RESULTS = 200;
/** Longer addresses are not sure to be taken. */
const LONGEST_EXPRESSION = 2_000;

const NOTHING_TO_ASK = `${ARXIV_TITLE} searches by words, authors, categories and dates only.`;
const TOO_LONG = `The query is too long for ${ARXIV_TITLE}.`;

/**
 * arXiv's search API. A mark is the moment at which the newest paper seen was submitted; papers from
 * two days before it come again, because some are announced late.
 */
export function createArxiv(settings: ArxivSettings & { clock: Clock }): Source {
  const { clock } = settings;
  const api = createArxivApi(settings);
  const read = (pages: PageStream): Promise<Findings> => gather(ARXIV_TITLE, clock, pages);
  const answer = (findings: Findings): Answer => answerFrom(ARXIV_TITLE, clock.now(), findings);

  return {
    name: "arxiv",
    title: ARXIV_TITLE,
    schemes: [arxivScheme],

    async since(mark) {
      const now = clock.now();
      const from = momentOf(mark);
      const findings = await read(submittedPages(api, from));
      const found = answer(findings);
      const newest = newestOf(findings.pages);
      const nothingNew = newest === undefined || newest <= (from ?? newest);
      const verdict = nothingNew ? explainArxivSilence(found.verdict, newest, now) : found.verdict;
      const goesOn = isComplete(findings) && newest !== undefined;
      return {
        ...found,
        verdict,
        ...defined({ mark: goesOn ? markOf(Math.min(newest, now)) : undefined }),
      };
    },

    async search(query, limit, patienceMs) {
      const expression = translateQuery(query);
      if (expression === undefined) return partly(answer({ pages: [] }), NOTHING_TO_ASK);
      if (expression.length > LONGEST_EXPRESSION) return partly(answer({ pages: [] }), TOO_LONG);
      const count = Math.min(Math.max(Math.trunc(limit), 1), MOST_RESULTS);
      return answer(await read([api.search(expression, count, patienceMs)]));
    },

    async paper(id) {
      return answer(await read([api.paper(printPaperId(id))]));
    },
  };
}

function markOf(moment: Instant): string {
  return new Date(moment).toISOString();
}

/** Nothing for a mark that was not given here. */
function momentOf(mark = ""): Instant | undefined {
  const moment = Date.parse(mark);
  return Number.isNaN(moment) || markOf(moment) !== mark ? undefined : moment;
}
