import { z } from "zod";
import { formed, WebAddress, WordList } from "../../settings/setting-shapes.ts";
import { SECOND } from "../../time/durations.ts";
import { askedOnce } from "../asked-once.ts";
import { defineSource } from "../define-source.ts";
import { createArxiv } from "./arxiv.ts";
import { ARXIV_TITLE } from "./atom.ts";

const Category = formed(/^[a-z-]+(\.[A-Za-z-]{2,17})?$/u, "must be categories such as cs.RO");

export const arxiv = defineSource({
  name: "arxiv",
  title: ARXIV_TITLE,
  nearness: 0,
  byDefault: true,
  settings: {
    ARXIV_API_URL: WebAddress.prefault("https://export.arxiv.org/api/query").meta({
      description: "arXiv's query interface",
    }),
    ARXIV_CATEGORIES: WordList.prefault("cs.AI,cs.CL,cs.CV,cs.LG,stat.ML")
      .pipe(z.array(Category).min(1, "must name a category"))
      .meta({ description: "The arXiv categories to follow" }),
  },
  // https://info.arxiv.org/help/api/tou.html: one request every three seconds, one connection.
  sites: ({ ARXIV_API_URL: { origin } }) => [
    { origins: [origin], intervalMs: 3 * SECOND, concurrency: 1, timeoutMs: 30 * SECOND },
  ],
  create: ({ ARXIV_API_URL: apiUrl, ARXIV_CATEGORIES: categories }, deps) =>
    createArxiv({ ...deps, apiUrl, categories }),
  checks: ({ ARXIV_API_URL: apiUrl, ARXIV_CATEGORIES: categories }, deps) => {
    const source = createArxiv({ ...deps, apiUrl, categories });
    const now = new Date(deps.clock.now()).toISOString();
    // Nothing is newer than now, so that it is a glance and no more.
    return [askedOnce(source, deps.clock, ({ since }) => since?.(now))];
  },
});
