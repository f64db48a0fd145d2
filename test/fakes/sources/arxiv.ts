import type { Clock } from "../../../src/time/clock.ts";
import { type RecordedRequest, startLocalServer } from "../local-server.ts";
import { isArxivExpression } from "./arxiv-expression.ts";
import { atomFeed, errorFeed, type FakeEntry } from "./arxiv-feed.ts";
import { answer, type Fault, type Reply } from "./source-faults.ts";

export interface FakeArxiv {
  readonly apiUrl: URL;
  readonly requests: readonly RecordedRequest[];
  /** Requests that came less than three seconds after the one before. */
  readonly tooSoon: readonly RecordedRequest[];
  add(...entries: readonly FakeEntry[]): void;
  /** From now on; without an argument all is well again. */
  fail(fault?: Fault): void;
  close(): Promise<void>;
}

const INTERVAL_MS = 3_000;

/** A local export.arxiv.org/api/query: strict about parameters and syntax, and about three seconds between requests by `clock`. */
export async function startFakeArxiv(clock: Clock): Promise<FakeArxiv> {
  const entries: FakeEntry[] = [];
  const tooSoon: RecordedRequest[] = [];
  let fault: Fault | undefined;
  let last = Number.NEGATIVE_INFINITY;

  const server = await startLocalServer((request, response) => {
    const since = clock.now() - last;
    last = clock.now();
    if (since < INTERVAL_MS) tooSoon.push(request);
    const reply = since < INTERVAL_MS ? TOO_SOON : replyTo(request.url);
    return answer(response, reply, fault, clock);
  });

  function replyTo({ pathname, searchParams }: URL): Reply {
    if (pathname !== "/api/query") return { status: 404, headers: {}, body: "" };
    const wrong = wrongParameter(searchParams);
    return wrong ? refuse(wrong) : feed(searchParams, found(searchParams));
  }

  function found(query: URLSearchParams): FakeEntry[] {
    const ids = query.get("id_list")?.split(",");
    if (ids) return entries.filter(({ id }) => ids.includes(id));
    const matching = entries.filter((entry) => matches(entry, query.get("search_query") ?? ""));
    return query.get("sortBy") === "submittedDate" ? matching.toSorted(newestFirst) : matching;
  }

  function feed(query: URLSearchParams, all: readonly FakeEntry[]): Reply {
    const start = Number(query.get("start"));
    const slice = all.slice(start, start + Number(query.get("max_results")));
    const sent = fault?.items?.(slice) ?? slice;
    const total = sent.length === 0 ? 0 : all.length;
    return { status: 200, headers: ATOM_TYPE, body: atomFeed(sent, total, start) };
  }

  return {
    apiUrl: new URL("/api/query", server.url),
    requests: server.requests,
    tooSoon,
    add: (...more) => void entries.push(...more),
    fail(next) {
      fault = next;
    },
    close: () => server.close(),
  };
}

const ATOM_TYPE = { "content-type": "application/atom+xml; charset=utf-8" };
const TOO_SOON: Reply = { status: 429, headers: {}, body: "Rate exceeded." };

function newestFirst(one: FakeEntry, other: FakeEntry): number {
  return Date.parse(other.published) - Date.parse(one.published);
}

/** A paper is found by any category that is named, else by every quoted word or phrase before the first ANDNOT. */
function matches(entry: FakeEntry, expression: string): boolean {
  const categories = [...expression.matchAll(/cat:([a-z-]+(?:\.[A-Za-z-]+)?)/g)].map(([, c]) => c);
  if (categories.length > 0) return entry.categories.some((each) => categories.includes(each));
  const [wanted = ""] = expression.split(" ANDNOT ");
  const phrases = [...wanted.matchAll(/"([^"]*)"/g)].map(([, phrase = ""]) => phrase);
  const text = `${entry.title} ${entry.summary ?? ""}`
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .toLowerCase();
  return phrases.every((phrase) => text.includes(phrase.toLowerCase()));
}

const NAMES = new Set(["search_query", "id_list", "start", "max_results", "sortBy", "sortOrder"]);

function wrongParameter(query: URLSearchParams): string | undefined {
  const unknown = [...query.keys()].find((name) => !NAMES.has(name));
  if (unknown) return `unknown parameter ${unknown}`;
  const [start, count] = [Number(query.get("start")), Number(query.get("max_results"))];
  if (!Number.isInteger(start) || start < 0) return "start must be a non-negative integer";
  if (!Number.isInteger(count) || count < 1 || count > 2_000) return "max_results out of range";
  const ids = query.get("id_list");
  if (ids !== null) return /^[\w.,/-]+$/.test(ids) ? undefined : `incorrect id format for ${ids}`;
  return isArxivExpression(query.get("search_query") ?? "") ? undefined : "query syntax error";
}

function refuse(message: string): Reply {
  return { status: 400, headers: ATOM_TYPE, body: errorFeed(message) };
}
