import type { HttpClient, HttpResponse } from "../../http/http-client.ts";
import { HttpError } from "../../http/http-client.ts";
import { MINUTE } from "../../time/durations.ts";
import { type Page, readPage } from "../page.ts";
import { forgetUnusable, UnusableAnswer } from "../trouble.ts";
import { ARXIV_TITLE, parseFeed, refusalIn } from "./atom.ts";
import { Entry } from "./entry.ts";
import { categoryPart } from "./translate-query.ts";

/** What is new changes once a day; short all the same, for papers that are searched for in between. */
const LIFETIME_MS = 10 * MINUTE;

export interface ArxivSettings {
  readonly http: HttpClient;
  /** `https://export.arxiv.org/api/query`. */
  readonly apiUrl: URL;
  /** What `since` watches, such as `cs.RO` or a whole archive, `cs`. */
  readonly categories: readonly string[];
}

/** Where a slice of results begins, from 0, and how many it has at most. */
export interface Slice {
  readonly start: number;
  readonly count: number;
  /** As for any request. */
  readonly patienceMs?: number | undefined;
}

type What = { readonly search_query: string } | { readonly id_list: string };

/** The calls of https://info.arxiv.org/help/api/user-manual.html. */
export type ArxivApi = ReturnType<typeof createArxivApi>;

export function createArxivApi({ http, apiUrl, categories }: ArxivSettings) {
  const watched = categories.flatMap((category) => categoryPart(category) ?? []).join(" OR ");

  async function query(what: What, sortBy: string, { patienceMs, start, count }: Slice) {
    const slice = { start: String(start), max_results: String(count) };
    const url = new URL(apiUrl);
    url.search = String(
      new URLSearchParams({ ...what, ...slice, sortBy, sortOrder: "descending" }),
    );
    const response = await explained(http.get(url, { lifetimeMs: LIFETIME_MS, patienceMs }));
    const read = () => pageOf(response, { start, count });
    return forgetUnusable(read, () => http.forget(url, {}));
  }

  return {
    /** What was submitted in the categories, newest first. */
    newest: (slice: Slice) => query({ search_query: watched }, "submittedDate", slice),

    /** The papers that fit an expression in arXiv's own language, best first. */
    search: (expression: string, count: number, patienceMs?: number) =>
      query({ search_query: expression }, "relevance", { start: 0, count, patienceMs }),

    paper: (bareId: string) => query({ id_list: bareId }, "relevance", { start: 0, count: 1 }),
  };
}

async function pageOf(response: HttpResponse, { start, count }: Slice): Promise<Page> {
  const { entries, total } = await parseFeed(response.body);
  // Now and then arXiv answers a slice with fewer entries than it says there are, or with none.
  if (entries.length < Math.min(count, total - start)) {
    throw new UnusableAnswer(`${ARXIV_TITLE} broke off its list.`);
  }
  return readPage(Entry, entries, response);
}

/** A refusal comes with a feed that says why. */
async function explained(response: Promise<HttpResponse>): Promise<HttpResponse> {
  try {
    return await response;
  } catch (error) {
    if (!(error instanceof HttpError) || error.failure.kind !== "refused") throw error;
    const reason = await refusalIn(error.failure.body);
    throw reason === undefined ? error : new UnusableAnswer(reason, { cause: error });
  }
}
