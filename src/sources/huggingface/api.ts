import { z } from "zod";
import { defined } from "../../collections/defined.ts";
import type { HttpClient, HttpResponse } from "../../http/http-client.ts";
import { MINUTE } from "../../time/durations.ts";
import { type Page, readPage } from "../page.ts";
import { forgetUnusable, UnusableAnswer } from "../trouble.ts";
import { DailyItem } from "./daily-item.ts";

export const HUGGING_FACE_TITLE = "Hugging Face";

const LIFETIME_MS = 5 * MINUTE;
/** The most a list gives at once. */
const PAGE_SIZE = 100;
const MOST_PAGES = 10;
export const LONGEST_SEARCH = 250;
const MOST_RESULTS = 120;

export interface HuggingFaceSettings {
  readonly http: HttpClient;
  /** `https://huggingface.co`, or a mirror with the same paths. */
  readonly endpoint: URL;
  /** Raises the limits; reading needs none. */
  readonly token?: string;
}

/** Which papers: of a date, a week, a month, or in the site's own order. */
export type ListFilter =
  | { readonly date: string }
  | { readonly week: string }
  | { readonly month: string }
  | { readonly sort: "trending" };

/** The calls that are made to https://huggingface.co/api. */
export type HuggingFaceApi = ReturnType<typeof createHuggingFaceApi>;

export function createHuggingFaceApi({ http, endpoint, token }: HuggingFaceSettings) {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  const base = endpoint.href.replace(/\/+$/, "");

  const get = async <T>(url: URL, read: (response: HttpResponse) => Promise<T>): Promise<T> => {
    const response = await http.get(url, { headers, lifetimeMs: LIFETIME_MS });
    return forgetUnusable(
      () => read(response),
      () => http.forget(url, { headers }),
    );
  };

  function address(path: string, query: Readonly<Record<string, string>> = {}): URL {
    return new URL(`${base}/api/${path}?${new URLSearchParams(query)}`);
  }

  function firstOf(filter: ListFilter): URL {
    return address("daily_papers", { ...filter, limit: String(PAGE_SIZE) });
  }

  return {
    /** The first hundred. */
    top: (filter: ListFilter): Promise<Page> => get(firstOf(filter), listPage),

    /** Page after page, as far as the site says that there is more. */
    async *all(filter: ListFilter): AsyncGenerator<Page> {
      let url: URL | undefined = firstOf(filter);
      for (let asked = 1; url; asked++) {
        const current: URL = url;
        const { page, next } = await get(current, async (response) => {
          return { page: await listPage(response), next: nextPage(response, current) };
        });
        url = next;
        const cut = url !== undefined && asked >= MOST_PAGES;
        yield {
          ...page,
          ...defined({
            missing: cut
              ? `${HUGGING_FACE_TITLE} has more papers than are read at once.`
              : undefined,
          }),
        };
        if (cut) return;
      }
    },

    async search(words: string, limit: number): Promise<Page> {
      const count = Math.min(Math.max(Math.trunc(limit), 1), MOST_RESULTS);
      return get(address("papers/search", { q: words, limit: String(count) }), listPage);
    },

    paper: (bareId: string): Promise<Page> =>
      get(address(`papers/${encodeURIComponent(bareId)}`), paperPage),
  };
}

async function listPage(response: HttpResponse): Promise<Page> {
  const items = z.array(z.unknown()).safeParse(json(response));
  if (!items.success)
    throw new UnusableAnswer(`${HUGGING_FACE_TITLE} answered something other than a list.`);
  return readPage(DailyItem, items.data, response);
}

async function paperPage(response: HttpResponse): Promise<Page> {
  const page = await readPage(DailyItem, [{ paper: json(response) }], response);
  if (page.dropped > 0)
    throw new UnusableAnswer(`${HUGGING_FACE_TITLE} answered something other than a paper.`);
  return page;
}

function json({ body }: HttpResponse): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    const what = /^\s*</.test(body) ? "a web page" : "a broken text";
    throw new UnusableAnswer(`${HUGGING_FACE_TITLE} answered with ${what} instead of data.`, {
      cause,
    });
  }
}

/** The address after `rel="next"`. A list never sends us to another site. */
function nextPage({ headers }: HttpResponse, current: URL): URL | undefined {
  const target = /<([^<>]*)>\s*;\s*rel="?next\b/i.exec(headers.link ?? "")?.[1];
  if (target === undefined || !URL.canParse(target, current.href)) return undefined;
  const url = new URL(target, current);
  if (url.origin !== current.origin) {
    throw new UnusableAnswer(
      `${HUGGING_FACE_TITLE} continued its list on another site, which is not read.`,
    );
  }
  return url;
}
