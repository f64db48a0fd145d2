import type { Clock } from "../../../src/time/clock.ts";
import { type RecordedRequest, startLocalServer } from "../local-server.ts";
import type { FakeItem } from "./huggingface-item.ts";
import { isBetween, weekOf, wrongParameter } from "./huggingface-parameters.ts";
import { answer, type Fault, type Reply } from "./source-faults.ts";

export interface FakeHuggingFace {
  readonly endpoint: URL;
  readonly requests: readonly RecordedRequest[];
  /** Puts items on the list of a date, `YYYY-MM-DD`. */
  list(date: string, items: readonly FakeItem[]): void;
  /** From now on; without an argument all is well again. */
  fail(fault?: Fault): void;
  close(): Promise<void>;
}

/**
 * A local huggingface.co/api that takes only the parameters of the real one, in its ranges.
 * `sort=trending` is its own order: the other way round than by votes.
 */
export async function startFakeHuggingFace(clock: Clock): Promise<FakeHuggingFace> {
  const lists = new Map<string, readonly FakeItem[]>();
  let fault: Fault | undefined;
  const server = await startLocalServer((request, response) =>
    answer(response, replyTo(request.url), fault, clock),
  );

  function replyTo(url: URL): Reply {
    if (url.pathname === "/api/daily_papers") return dailyPapers(url);
    if (url.pathname === "/api/papers/search") return search(url);
    return onePaper(url.pathname.replace("/api/papers/", ""));
  }

  function dailyPapers(url: URL): Reply {
    const wrong = wrongParameter(url.searchParams);
    return wrong ? refuse(400, `Invalid ${wrong}`) : listPage(url, selected(url.searchParams));
  }

  function selected(query: URLSearchParams): readonly FakeItem[] {
    const period = query.get("date") ?? query.get("month") ?? "";
    const week = query.get("week");
    const dates = [...lists.keys()].filter((date) =>
      week === null ? date.startsWith(period) : weekOf(date) === week,
    );
    const items = dates.flatMap((date) => lists.get(date) ?? []).toSorted(byVotes);
    return query.get("sort") === "trending" ? items.toReversed() : items;
  }

  function listPage(url: URL, items: readonly FakeItem[]): Reply {
    const limit = Number(url.searchParams.get("limit"));
    const page = Number(url.searchParams.get("p") ?? 0);
    const next = new URL(url);
    next.searchParams.set("p", String(page + 1));
    const more = items.length > (page + 1) * limit;
    const link = more ? { link: `<${next.href}>; rel="next"` } : {};
    return json(items.slice(page * limit, (page + 1) * limit), link);
  }

  function search({ searchParams: query }: URL): Reply {
    const words = query.get("q") ?? "";
    const limit = Number(query.get("limit"));
    if (words.length > 250) return refuse(400, "Invalid q");
    if (!isBetween(limit, 1, 120)) return refuse(400, "Invalid limit");
    return json(all().slice(0, limit));
  }

  function onePaper(id: string): Reply {
    const found = all().find(({ paper }) => paper.id === decodeURIComponent(id));
    if (!found) return refuse(404, "Paper not found");
    const [item = UNREADABLE] = fault?.items?.([found]) ?? [found];
    return { status: 200, headers: JSON_TYPE, body: JSON.stringify(item.paper) };
  }

  function json(items: readonly FakeItem[], headers: Record<string, string> = {}): Reply {
    const sent = (fault?.items?.(items) ?? items).map((item) => item ?? UNREADABLE);
    return { status: 200, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(sent) };
  }

  function all(): FakeItem[] {
    return [...lists.values()].flat().toSorted(byVotes);
  }

  return {
    endpoint: new URL(server.url),
    requests: server.requests,
    list: (date, items) => void lists.set(date, items),
    fail(next) {
      fault = next;
    },
    close: () => server.close(),
  };
}

const UNREADABLE = { paper: { id: 42, title: null, publishedAt: "soon" } };
const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

function refuse(status: number, error: string): Reply {
  return { status, headers: JSON_TYPE, body: JSON.stringify({ error }) };
}

function byVotes(one: FakeItem, other: FakeItem): number {
  return (other.paper.upvotes ?? 0) - (one.paper.upvotes ?? 0);
}
