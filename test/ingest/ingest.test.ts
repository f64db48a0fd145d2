import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { createIngest, type IngestDeps } from "../../src/ingest/ingest.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { arxivScheme } from "../../src/paper/schemes/arxiv/arxiv.ts";
import type { Answer, Source } from "../../src/sources/source.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createMemoryIndex } from "../fakes/memory-index.ts";
import { runs } from "../runs.ts";

const AT = Date.UTC(2026, 5, 12, 9);

function paperOf(number: number, votes: number): Paper {
  return {
    id: `arxiv:2606.${String(number).padStart(5, "0")}`,
    title: `Paper ${number}`,
    abstract: "",
    authors: [],
    categories: [],
    publishedAt: AT - 86_400_000,
    links: { page: "https://example.org" },
    keywords: [],
    votes,
  };
}

function fresh(papers: readonly Paper[], mark?: string): Answer {
  return { papers, verdict: { status: "fresh", at: AT }, ...(mark !== undefined && { mark }) };
}

/** A source that answers from a table of marks. */
function sourceOf(answers: Readonly<Record<string, Answer>>, more: Partial<Source> = {}): Source {
  const asked = (mark: string | undefined) => answers[mark ?? "start"] ?? fresh([]);
  return {
    name: "scripted",
    title: "Scripted",
    schemes: [arxivScheme],
    since: async (mark) => asked(mark),
    ...more,
  };
}

function open(more: Partial<IngestDeps> = {}) {
  const database = openDatabase({ dataDir: ":memory:" });
  const catalogue = createCatalogue(database);
  const index = createMemoryIndex(catalogue);
  const marks = createMemoryDocuments();
  return { catalogue, index, marks, ingest: createIngest({ catalogue, index, marks, ...more }) };
}

const byVotes = { sort: "votes", limit: 10, offset: 0 } as const;

describe("a poll", () => {
  it("brings new papers into the catalogue and the search index", async () => {
    const { catalogue, index, ingest } = open();
    await ingest.poll(sourceOf({ start: fresh([paperOf(1, 5), paperOf(2, 9)]) }));
    expect(catalogue.count()).toBe(2);
    expect(index.search({ problems: [] }, byVotes).ids).toEqual([
      "arxiv:2606.00002",
      "arxiv:2606.00001",
    ]);
  });

  it("that is cut at a stop is no verdict of the source, and no count", async () => {
    const polled: string[] = [];
    const onPolled = (source: Source) => void polled.push(source.name);
    const { ingest } = open({ onPolled });
    const stopping = new AbortController();
    const down: Answer = { papers: [], verdict: { status: "down", at: AT, reason: "It was cut." } };
    const source = sourceOf({}, { since: async () => down });
    stopping.abort();
    await ingest.poll(source, stopping.signal);
    expect(ingest.verdict(source)).toBeUndefined();
    expect(polled).toEqual([]);
    await ingest.poll(source);
    expect(ingest.verdict(source)?.status).toBe("down");
  });

  it("follows marks until one stays, and continues from there the next time", async () => {
    const { catalogue, marks, ingest } = open();
    const source = sourceOf({
      start: fresh([paperOf(1, 1)], "a"),
      a: fresh([paperOf(2, 1)], "b"),
      b: fresh([paperOf(3, 1)], "b"),
    });
    await ingest.poll(source);
    expect(catalogue.count()).toBe(3);
    expect(await marks.get("scripted")).toBe("b");
  });

  it("finds no papers that could not be kept, nor moves the mark past them", async () => {
    const { catalogue, marks, index } = open();
    const full = () => {
      throw new Error("the disk is full");
    };
    const ingest = createIngest({ catalogue: { ...catalogue, upsert: full }, index, marks });
    const source = sourceOf({ start: fresh([paperOf(1, 1)], "a") });
    await expect(ingest.poll(source)).rejects.toThrow("the disk is full");
    expect(await marks.get("scripted")).toBeUndefined();
    expect(index.search({ problems: [] }, byVotes).total).toBe(0);
  });

  it("keeps the source's verdict and its own order", async () => {
    const { ingest } = open();
    const source = sourceOf(
      { start: fresh([paperOf(1, 1)]) },
      { trending: async () => fresh([paperOf(2, 1), paperOf(1, 1)]) },
    );
    expect(ingest.verdict(source)).toBeUndefined();
    await ingest.poll(source);
    expect(ingest.verdict(source)).toEqual({ status: "fresh", at: AT });
    expect(ingest.order("day")).toEqual({
      source: "Scripted",
      ids: ["arxiv:2606.00002", "arxiv:2606.00001"],
    });
  });

  it.each(["down", "limited"] as const)("asks a source that is %s for no list", async (status) => {
    const { ingest } = open();
    const asked: string[] = [];
    const silent: Answer = { papers: [], verdict: { status, at: AT } };
    const trending = async (window: string) => {
      asked.push(window);
      return fresh([]);
    };
    await ingest.poll(sourceOf({ start: silent }, { trending }));
    expect(asked).toEqual([]);
    await ingest.poll(sourceOf({}, { trending }));
    expect(asked).toEqual(["day", "week", "month"]);
  });

  it("keeps the last order when the source answers with none", async () => {
    const { ingest } = open();
    const answers = [fresh([paperOf(1, 1)]), fresh([]), fresh([]), fresh([]), fresh([]), fresh([])];
    const source = sourceOf({}, { trending: async () => answers.shift() ?? fresh([]) });
    await ingest.poll(source);
    await ingest.poll(source);
    expect(ingest.order("day")?.ids).toEqual(["arxiv:2606.00001"]);
  });
});

describe("an answer of many papers", () => {
  const many = Array.from({ length: 100 }, (_, n) => paperOf(n, n));

  it("is taken in part by part, and others have their turn between two", async () => {
    const happened: string[] = [];
    const { ingest } = open({
      onKept({ length }) {
        happened.push(`${length} papers`);
        setImmediate(() => happened.push("another's turn"));
      },
    });
    await ingest.poll(sourceOf({ start: fresh(many) }));
    expect(happened).toEqual([
      "32 papers",
      "another's turn",
      "32 papers",
      "another's turn",
      "32 papers",
      "another's turn",
      "4 papers",
    ]);
  });

  it("moves the mark once the last of them is kept; a stop before that asks for all again", async () => {
    const stopping = new AbortController();
    const { catalogue, marks, index } = open();
    const cut = createIngest({ catalogue, index, marks, onKept: () => stopping.abort() });
    const source = sourceOf({ start: fresh(many, "a") });
    await expect(cut.poll(source, stopping.signal)).rejects.toThrow(/aborted/);
    expect(catalogue.count()).toBe(32);
    expect(await marks.get("scripted")).toBeUndefined();
    const counted: unknown[] = [];
    const onPolled: IngestDeps["onPolled"] = (_, __, counts) => void counted.push(counts);
    await createIngest({ catalogue, index, marks, onPolled }).poll(source);
    expect(counted).toEqual([{ added: 68, changed: 0 }]);
    expect(await marks.get("scripted")).toBe("a");
  });

  it("leaves the moment that is described where it was until all are there, so that what is heard of the last is news after it", async () => {
    const { catalogue, index, marks } = open();
    catalogue.upsert("scripted", AT - 60_000, many);
    const described: unknown[] = [];
    const onKept = () => void described.push(ingest.asOf());
    const ingest = createIngest({ catalogue, index, marks, onKept });
    const withdrawn = many.map((paper) => ({ ...paper, withdrawn: true }));
    await ingest.poll(sourceOf({ start: fresh(withdrawn) }));
    expect(described).toEqual([AT - 60_000, AT - 60_000, AT - 60_000, AT - 60_000]);
    expect(catalogue.news(AT).length).toBe(100);
    expect(ingest.asOf()).toBe(AT);
  });

  it("is for every cut, asked for again, as if it had been taken in at once", async () => {
    const votes = fc.integer({ min: 0, max: 3 });
    const numbers = fc.integer({ min: 0, max: 60 });
    const answers = fc.array(fc.tuple(numbers, votes), { maxLength: 90 });
    const property = fc.asyncProperty(answers, fc.nat(3), async (said, parts) => {
      const answer = fresh(said.map(([number, votes]) => paperOf(number, votes)));
      const stopping = new AbortController();
      const { catalogue, index, marks } = open();
      let left = parts;
      const onKept = () => left-- > 0 || stopping.abort();
      const cut = createIngest({ catalogue, index, marks, onKept: () => void onKept() });
      await cut.poll(sourceOf({ start: answer }), stopping.signal).catch(() => undefined);
      await createIngest({ catalogue, index, marks }).poll(sourceOf({ start: answer }));
      const atOnce = open();
      atOnce.catalogue.upsert("scripted", AT, answer.papers);
      const ids = answer.papers.map(({ id }) => id);
      expect(catalogue.get(ids)).toEqual(atOnce.catalogue.get(ids));
      expect(catalogue.sightings(ids, 0)).toEqual(atOnce.catalogue.sightings(ids, 0));
      expect(catalogue.news(0)).toEqual(atOnce.catalogue.news(0));
      const asked = { sort: "votes", limit: 100, offset: 0 } as const;
      expect(index.search({ problems: [] }, asked).total).toBe(catalogue.count());
    });
    await fc.assert(property, { numRuns: runs(20) });
  });
});
