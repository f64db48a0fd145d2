import { defined } from "../../collections/defined.ts";
import { printPaperId } from "../../paper/id.ts";
import type { Paper } from "../../paper/paper.ts";
import { arxivScheme } from "../../paper/schemes/arxiv/arxiv.ts";
import type { Clock } from "../../time/clock.ts";
import {
  answerFrom,
  type Findings,
  gather,
  isComplete,
  type PageStream,
  partly,
  unlessUnknown,
} from "../findings.ts";
import type { Answer, Source } from "../source.ts";
import {
  createHuggingFaceApi,
  HUGGING_FACE_TITLE,
  type HuggingFaceSettings,
  LONGEST_SEARCH,
} from "./api.ts";
import { feedDay } from "./feed-calendar.ts";
import { listedPages, popularPages } from "./lists.ts";
import { searchWords } from "./search-words.ts";
import { explainListSilence } from "./silence.ts";

/**
 * Hugging Face Papers: what people submit and vote for. A mark is the day of the last list read;
 * papers of that day come again, because lists grow and votes move.
 */
export function createHuggingFace(settings: HuggingFaceSettings & { clock: Clock }): Source {
  const { clock } = settings;
  const api = createHuggingFaceApi(settings);
  const read = (pages: PageStream): Promise<Findings> => gather(HUGGING_FACE_TITLE, clock, pages);
  const answer = (findings: Findings): Answer =>
    answerFrom(HUGGING_FACE_TITLE, clock.now(), findings);

  return {
    name: "huggingface",
    title: HUGGING_FACE_TITLE,
    schemes: [arxivScheme],

    async trending(window) {
      const found = answer(await read(popularPages(api, window, clock.now())));
      if (found.papers.length === 0)
        return partly(found, `${HUGGING_FACE_TITLE} answered with an empty list.`);
      return window === "day" ? found : { ...found, papers: found.papers.toSorted(byVotes) };
    },

    async since(mark) {
      const now = clock.now();
      const findings = await read(listedPages(api, mark, now));
      const { papers, verdict } = answer(findings);
      const explained = explainListSilence(verdict, findings.pages.at(-1), now);
      return {
        papers,
        verdict: explained,
        ...defined({ mark: isComplete(findings) ? feedDay(now) : undefined }),
      };
    },

    async search(query, limit) {
      const words = searchWords(query, LONGEST_SEARCH);
      if (words === "")
        return partly(answer({ pages: [] }), `${HUGGING_FACE_TITLE} searches by words only.`);
      return answer(await read([api.search(words, limit)]));
    },

    async paper(id) {
      const bareId = printPaperId(id);
      return answer(await read(unlessUnknown(api.paper(bareId))));
    },
  };
}

function byVotes(one: Paper, other: Paper): number {
  return (other.votes ?? 0) - (one.votes ?? 0);
}
