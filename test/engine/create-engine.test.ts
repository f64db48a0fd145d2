import { beforeEach, describe, expect, it } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { createEngine } from "../../src/engine/create-engine.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { createIngest } from "../../src/ingest/ingest.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { arxivScheme } from "../../src/paper/schemes/arxiv/arxiv.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { ALLOWED } from "../../src/search/allowance.ts";
import type { Answer, Source, Verdict } from "../../src/sources/source.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { HOUR } from "../../src/time/durations.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createMemoryIndex } from "../fakes/memory-index.ts";
import { createVirtualClock, type VirtualClock } from "../fakes/time/virtual-clock.ts";

const NOW = Date.UTC(2026, 5, 12, 12);

function paperOf(id: string, title: string, more: Partial<Paper> = {}): Paper {
  return {
    id: `arxiv:2606.${id}`,
    title,
    abstract: "",
    authors: [],
    categories: ["cs.RO"],
    publishedAt: NOW - 30 * HOUR,
    links: { page: `https://example.org/${id}` },
    keywords: [],
    votes: 1,
    ...more,
  };
}

const arm = paperOf("00001", "Diffusion policies for an arm");
const leg = paperOf("00002", "Diffusion policies for a leg", { votes: 9 });
const survey = paperOf("00003", "A survey of grasping", { categories: ["cs.CV"] });
const remote = paperOf("00004", "Denoising action chunks");
const remoteSurvey = paperOf("00005", "Denoising: a survey");

function answer(papers: readonly Paper[], at = NOW): Answer {
  return { papers, verdict: { status: "fresh", at } };
}

const BY = { person: "test:reader", server: "test:server" };

function search(engine: Engine, text: string, more = {}) {
  const query = parseQuery(text);
  return engine.search({ by: BY, query, sort: "relevance", count: 10, page: 1, ...more });
}

const titles = (papers: readonly Paper[]) => papers.map((paper) => paper.title);

describe("the engine", () => {
  let clock: VirtualClock;
  let source: Source & { slow: number };
  /** What the source says when it is asked to search or for a paper; undefined while it works. */
  let trouble: Verdict | undefined;
  let asked: number;
  let engine: Engine;

  beforeEach(async () => {
    clock = createVirtualClock(NOW);
    trouble = undefined;
    asked = 0;
    const say = (found: Answer): Answer => {
      asked += 1;
      return trouble ? { papers: [], verdict: trouble } : found;
    };
    source = {
      name: "scripted",
      title: "Scripted",
      schemes: [arxivScheme],
      slow: 0,
      since: async () => answer([arm, leg, survey]),
      search: async () => {
        await clock.sleep(source.slow);
        return say(answer([remote, remoteSurvey, leg]));
      },
      paper: async (id) => say(answer(id === remote.id ? [remote] : [])),
    };
    const database = openDatabase({ dataDir: ":memory:" });
    const catalogue = createCatalogue(database);
    const index = createMemoryIndex(catalogue);
    const ingest = createIngest({ catalogue, index, marks: createMemoryDocuments() });
    await ingest.poll(source);
    engine = createEngine({
      catalogue,
      index,
      ingest,
      order: ingest.order,
      sources: () => [source],
      asOf: () => Math.min(clock.now(), catalogue.lastSeen() ?? clock.now()),
      clock,
    });
  });

  it("merges a source's own search results by rank, each paper once", async () => {
    const found = await clock.runUntil(search(engine, "diffusion"));
    expect(found.papers[0]?.title).toBe(leg.title);
    expect(titles(found.papers).sort()).toEqual(titles([remoteSurvey, remote, leg, arm]).sort());
    expect(found.total).toBe(4);
  });

  it("holds what another search found to the query's filters and exclusions", async () => {
    const found = await clock.runUntil(search(engine, "diffusion -survey cat:cs.RO"));
    expect(titles(found.papers)).not.toContain(remoteSurvey.title);
    expect(titles(found.papers)).toContain(remote.title);
  });

  it("answers at once what is known here, and the whole when the source has answered", async () => {
    source.slow = 3_000;
    const first = await clock.runUntil(search(engine, "diffusion"));
    expect(titles(first.papers).sort()).toEqual(titles([arm, leg]).sort());
    expect(first.sources[0]?.verdict.unheard).toEqual({ kind: "asking" });
    expect(clock.now() - NOW).toBeLessThan(100);
    const whole = first.later && (await clock.runUntil(first.later));
    expect(titles(whole?.papers ?? []).sort()).toEqual(
      titles([remoteSurvey, remote, leg, arm]).sort(),
    );
    expect(whole?.sources[0]?.verdict.status).toBe("fresh");
    expect(clock.now() - NOW).toBe(3_000);
  });

  it("has the same whole for a search that was answered later as for the same again", async () => {
    source.slow = 3_000;
    const first = await clock.runUntil(search(engine, "diffusion", { count: 2 }));
    const whole = first.later && (await clock.runUntil(first.later));
    source.slow = 0;
    const { later, ...again } = await clock.runUntil(search(engine, "diffusion", { count: 2 }));
    expect([later, again.papers, again.total]).toEqual([undefined, whole?.papers, whole?.total]);
  });

  it("goes from papers with some of the words to those that a source found", async () => {
    source.slow = 3_000;
    const first = await clock.runUntil(search(engine, "denoising arm"));
    expect([first.loosened, titles(first.papers)]).toEqual([true, [arm.title]]);
    const whole = first.later && (await clock.runUntil(first.later));
    expect([whole?.loosened, whole?.total]).toEqual([false, 3]);
  });

  it("keeps what came too late for the next asker", async () => {
    source.slow = 15_000;
    await clock.runUntil(search(engine, "diffusion"));
    await clock.advance(15_000);
    source.slow = 60_000;
    const found = await clock.runUntil(search(engine, "denoising"));
    expect(titles(found.papers)).toContain(remote.title);
  });

  it("pages through fused results without a gap or a repeat", async () => {
    const pages = [];
    for (const page of [1, 2, 3, 4]) {
      const found = await clock.runUntil(search(engine, "diffusion", { count: 1, page }));
      pages.push(...titles(found.papers));
    }
    expect(pages.sort()).toEqual(titles([arm, leg, remote, remoteSurvey]).sort());
  });

  it("shows papers with some of the words when none has them all", async () => {
    source.slow = 60_000;
    const found = await clock.runUntil(search(engine, "diffusion grasping zebra"));
    expect(found.loosened).toBe(true);
    expect(found.total).toBe(3);
  });

  it("fills a page with papers that have some of the words", async () => {
    source.slow = 60_000;
    const found = await clock.runUntil(search(engine, "diffusion policies arm"));
    expect([titles(found.papers), titles(found.near)]).toEqual([[arm.title], [leg.title]]);
    expect([found.total, found.loosened]).toEqual([1, false]);
    const full = await clock.runUntil(search(engine, "diffusion policies arm", { count: 1 }));
    expect(full.near).toEqual([]);
    const newest = await clock.runUntil(search(engine, "policies arm", { sort: "newest" }));
    expect(newest.near).toEqual([]);
  });

  it("asks the sources for a paper it does not know, and remembers it", async () => {
    expect((await engine.paper(remote.id, BY)).paper?.title).toBe(remote.title);
    expect(titles(engine.suggest("DENOISING", 5))).toEqual([remote.title]);
    expect((await engine.paper("arxiv:2606.09999", BY)).paper).toBeUndefined();
  });

  it("finds similar papers, without the paper itself", async () => {
    const { of, papers } = await engine.similar(arm.id, BY, 5);
    expect(of?.title).toBe(arm.title);
    expect(papers[0]?.title).toBe(leg.title);
    expect(titles(papers)).not.toContain(arm.title);
  });

  it("narrows the trending list to a topic", async () => {
    const { list } = await engine.trending({
      window: "week",
      topic: parseQuery("cat:cs.CV"),
      count: 5,
    });
    expect(list.items.map((item) => item.paper.title)).toEqual([survey.title]);
  });

  it("describes the last look at the sources, not the time of asking", async () => {
    clock.set(NOW + 72 * HOUR);
    const { list } = await engine.trending({ window: "day", count: 5 });
    expect(list.asOf).toBe(NOW);
    expect(list.items).toHaveLength(3);
  });

  it("reports every source, also one that has not been heard yet", async () => {
    const { sources } = await engine.trending({ window: "day", count: 1 });
    expect(sources).toEqual([{ title: "Scripted", verdict: { status: "fresh", at: NOW } }]);
  });

  it("tells of each search how its sources answered it, not what they said when polled", async () => {
    trouble = { status: "down", at: NOW, reason: "Scripted did not answer." };
    const found = await clock.runUntil(search(engine, "nothing-of-this"));
    expect(found.sources).toEqual([{ title: "Scripted", verdict: trouble }]);
    trouble = undefined;
    const again = await clock.runUntil(search(engine, "diffusion"));
    expect(again.sources[0]?.verdict.status).toBe("fresh");
  });

  it("tells of a search that a source took too long for it", async () => {
    source.slow = 60_000;
    const { later } = await clock.runUntil(search(engine, "diffusion"));
    const whole = later && (await clock.runUntil(later));
    expect(whole?.sources[0]?.verdict).toMatchObject({ status: "down" });
    expect(whole?.sources[0]?.verdict.unheard).toEqual({ kind: "too-late", patienceMs: 10_000 });
    expect(clock.now() - NOW).toBe(10_000);
  });

  it("tells of a paper that is not known how the sources answered when asked for it", async () => {
    trouble = { status: "limited", at: NOW, reason: "Scripted asked us to wait." };
    expect(await engine.paper("arxiv:2606.09999", BY)).toEqual({
      sources: [{ title: "Scripted", verdict: trouble }],
    });
    const { sources } = await engine.similar("arxiv:2606.09999", BY, 5);
    expect(sources[0]?.verdict).toBe(trouble);
  });

  it("lets nobody use up what a source allows for all, and answers them from the index", async () => {
    for (let at = 0; at < 50; at++) await clock.runUntil(search(engine, `diffusion ${at}`));
    expect(asked).toBe(ALLOWED.person.inRow);
    const refused = await clock.runUntil(search(engine, "diffusion"));
    expect(titles(refused.papers).sort()).toEqual(titles([arm, leg]).sort());
    expect(refused.sources[0]?.verdict.unheard).toEqual({ kind: "allowance", whose: "person" });
    expect((await engine.paper("arxiv:2606.09999", BY)).sources[0]?.verdict.status).toBe("limited");
    const other = { by: { ...BY, person: "test:other" } };
    const found = await clock.runUntil(search(engine, "diffusion", other));
    expect(found.sources[0]?.verdict.status).toBe("fresh");
  });

  it("asks no source where nobody asks, and says what each last said of itself", async () => {
    const { later, papers, sources } = await engine.search({
      query: parseQuery("diffusion"),
      sort: "relevance",
      count: 10,
      page: 1,
    });
    expect([asked, later]).toEqual([0, undefined]);
    expect(titles(papers).sort()).toEqual(titles([arm, leg]).sort());
    expect(sources[0]?.verdict).toEqual({ status: "fresh", at: NOW });
  });

  it("asks no source for conditions that are not words, and takes nothing for it", async () => {
    for (let at = 0; at < 50; at++)
      await clock.runUntil(search(engine, "votes:>5", { page: at + 1 }));
    const found = await clock.runUntil(search(engine, "diffusion"));
    expect([asked, found.sources[0]?.verdict.status]).toEqual([1, "fresh"]);
  });
});
