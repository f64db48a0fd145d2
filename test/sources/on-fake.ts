import { createHttpClient } from "../../src/http/asking/create-http-client.ts";
import type { Query } from "../../src/query/query.ts";
import { createArxiv } from "../../src/sources/arxiv/arxiv.ts";
import { createHuggingFace } from "../../src/sources/huggingface/huggingface.ts";
import { createSample } from "../../src/sources/sample/sample.ts";
import type { Instant } from "../../src/time/instant.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { startFakeArxiv } from "../fakes/sources/arxiv.ts";
import { fakeEntry } from "../fakes/sources/arxiv-feed.ts";
import { startFakeHuggingFace } from "../fakes/sources/huggingface.ts";
import { fakeItem } from "../fakes/sources/huggingface-item.ts";
import { createVirtualClock, type VirtualClock } from "../fakes/time/virtual-clock.ts";
import { createJournal, PREPRINT } from "./journal.ts";

/** A Tuesday, at ten in the morning in New York. */
export const TUESDAY = Date.UTC(2026, 10, 24, 15);

export const MADE_UP: Query = {
  expr: { kind: "text", text: "made-up paper", phrase: true, field: "any" },
  problems: [],
};

function client(clock: VirtualClock, origin: string, intervalMs: number) {
  return createHttpClient({
    clock,
    documents: createMemoryDocuments(clock),
    userAgent: "Offprint-test/1 (mailto:operator@example.org)",
    sites: [{ origins: [origin], intervalMs, concurrency: intervalMs > 0 ? 1 : 4 }],
    random: () => 0.5,
  });
}

function timeOf(clock: VirtualClock) {
  return {
    clock,
    now: () => clock.now(),
    run: <T>(asked: Promise<T>) => clock.runUntil(asked),
    advance: (ms: number) => clock.advance(ms),
  };
}

/** The source on a fake site with the lists of Monday 23 and Tuesday 24 November 2026: papers 1 to 12 and 11 to 20. */
export async function onFakeHuggingFace(at: Instant = TUESDAY) {
  const clock = createVirtualClock(at);
  const fake = await startFakeHuggingFace(clock);
  fake.list(
    "2026-11-23",
    numbers(1, 12).map((number) => fakeItem(number)),
  );
  fake.list(
    "2026-11-24",
    numbers(11, 20).map((number) => fakeItem(number)),
  );
  const http = client(clock, fake.endpoint.origin, 0);
  const source = createHuggingFace({ http, clock, endpoint: fake.endpoint, token: "hf_made_up" });
  const ids = { known: "arxiv:2611.00003", unknown: "arxiv:2611.09999" } as const;
  return {
    ...timeOf(clock),
    ...ids,
    source,
    fake,
    fail: fake.fail,
    close: fake.close,
    query: MADE_UP,
  };
}

/** The source on a fake site with 30 papers submitted on Monday 23 November 2026 before the cut-off, and ten of the Friday before. */
export async function onFakeArxiv(at: Instant = TUESDAY) {
  const clock = createVirtualClock(at);
  const fake = await startFakeArxiv(clock);
  fake.add(...numbers(11, 40).map((number) => fakeEntry(number)));
  fake.add(
    ...numbers(1, 10).map((number) => fakeEntry(number, { published: "2026-11-20T12:00:00Z" })),
  );
  const http = client(clock, fake.apiUrl.origin, 3_000);
  const categories = ["cs.LG", "cs.RO"];
  const source = createArxiv({ http, clock, apiUrl: fake.apiUrl, categories });
  const ids = { known: "arxiv:2611.00003", unknown: "arxiv:2611.09999" } as const;
  return {
    ...timeOf(clock),
    ...ids,
    source,
    fake,
    fail: fake.fail,
    close: fake.close,
    query: MADE_UP,
  };
}

/** A source of DOIs and of bioRxiv's preprints; no site either. */
export async function onJournal() {
  const clock = createVirtualClock(TUESDAY);
  const site = { fail: () => {}, close: async () => {} };
  const query: Query = {
    expr: { kind: "text", text: "made-up", phrase: true, field: "any" },
    problems: [],
  };
  const ids = { known: PREPRINT, unknown: "doi:10.1234/made-up.0" } as const;
  return { ...timeOf(clock), ...ids, ...site, source: createJournal(clock), query };
}

/** The papers that come with the bot; no site, so nothing to break. */
export async function onSample() {
  const source = createSample();
  const answer = await source.since?.(undefined);
  const known = answer?.papers[0]?.id ?? "arxiv:none";
  const time = {
    now: () => TUESDAY,
    run: <T>(asked: Promise<T>) => asked,
    advance: async () => {},
  };
  const site = { fail: () => {}, close: async () => {} };
  return { ...time, ...site, source, known, unknown: "arxiv:2611.09999", query: MADE_UP } as const;
}

export function numbers(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}
