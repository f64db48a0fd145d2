import { describe, expect, it } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import { createIngest, type IngestDeps } from "../../src/ingest/ingest.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { arxivScheme } from "../../src/paper/schemes/arxiv/arxiv.ts";
import type { Answer, Source } from "../../src/sources/source.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createMemoryIndex } from "../fakes/memory-index.ts";

const AT = Date.UTC(2026, 5, 12, 9);

function paperOf(number: number, votes: number): Paper {
  return {
    id: `arxiv:2606.0000${number}`,
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
