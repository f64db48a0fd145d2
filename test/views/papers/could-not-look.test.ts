import { describe, expect, it, test } from "vitest";
import { type Message, plainText } from "../../../src/chat/message.ts";
import type { SourceReport, Verdict } from "../../../src/sources/source.ts";
import { searchMessage } from "../../../src/views/papers/search-message.ts";
import { similarMessage } from "../../../src/views/papers/similar-message.ts";
import { trendingMessage } from "../../../src/views/papers/trending-message.ts";
import { unknownPaperMessage } from "../../../src/views/papers/unknown-paper-message.ts";
import { NOW, paper } from "../../digest/world.ts";

const fresh: SourceReport = { title: "arXiv", verdict: { status: "fresh", at: NOW } };
const reason = "Hugging Face did not answer.";

function reportOf(verdict: Partial<Verdict>): SourceReport {
  return { title: "Hugging Face", verdict: { status: "down", at: NOW, reason, ...verdict } };
}

/** Sources of which one could not be asked, in each way there is. */
const silences: readonly Partial<Verdict>[] = [
  { status: "down" },
  { status: "limited", until: NOW + 60_000 },
  { status: "stale", unanswered: true },
];

/** Every answer that finds nothing. */
const answers: Record<string, (sources: readonly SourceReport[]) => Message> = {
  search: (sources) =>
    searchMessage({
      asked: { query: "xyzzy", sort: "relevance", count: 5 },
      description: "xyzzy",
      problems: [],
      papers: [],
      near: [],
      total: 0,
      page: 1,
      pages: 1,
      loosened: true,
      sources,
    }),
  show: (sources) => unknownPaperMessage("arxiv:2606.09999", sources),
  similar: (sources) => similarMessage(paper(1, "robots"), [], { sources }),
  trending: (sources) =>
    trendingMessage({
      list: { window: "day", asOf: NOW, order: { by: "score" }, items: [] },
      now: NOW,
      sources,
    }),
  "trending on a topic": (sources) =>
    trendingMessage({
      list: { window: "day", asOf: NOW, order: { by: "score" }, items: [] },
      now: NOW,
      topic: "robots",
      sources,
    }),
};

function words({ blocks }: Message): string {
  return blocks.flatMap((block) => ("text" in block ? [plainText(block.text)] : [])).join("\n");
}

describe.each(Object.entries(answers))("an empty answer to %s", (_, answer) => {
  it.each(silences)("names the source that could not be asked and says why: %j", (verdict) => {
    const said = words(answer([reportOf(verdict), fresh]));
    expect(said).toContain("Hugging Face could not be asked");
    expect(said).toContain(reason);
    expect(said).not.toMatch(/Nothing found\.|No source knows|Check the (spelling|id)/u);
  });

  it("does not doubt what all sources answered", () => {
    expect(words(answer([fresh, { ...fresh, title: "Hugging Face" }]))).not.toContain("be asked");
  });

  it("does not take recorded papers for a source that did not answer", () => {
    expect(words(answer([reportOf({ status: "stale" })]))).not.toContain("be asked");
  });
});

test("a paper that one source does not know may be known to another that could not be asked", () => {
  const said = (sources: readonly SourceReport[]) =>
    unknownPaperMessage("arxiv:2606.09999", sources).summary;
  expect(said([reportOf({}), fresh])).toContain("No other source knows it.");
  expect(said([reportOf({})])).not.toContain("No other source");
});

test("a program is told that something failed, and not that there is no such paper", () => {
  const faultOf = (source: SourceReport) => unknownPaperMessage("arxiv:2606.09999", [source]).fault;
  expect([faultOf(reportOf({})), faultOf(fresh)]).toEqual(["here", undefined]);
});

describe("an answer while the index is being made", () => {
  const asked = { query: "xyzzy", sort: "relevance", count: 5 } as const;
  const view = { asked, description: "xyzzy", problems: [], near: [], page: 1, pages: 1 };
  const sources = [fresh];
  const some = [paper(1, "robots")];

  test.each([
    ["nothing", [], "Nothing found among the papers known here; only 40 % of the papers"],
    ["something", some, "1 paper, best match first. Only 40 % of the papers known here can"],
  ])("to a search that found %s says which part was searched", (_, papers, says) => {
    const found = { papers, total: papers.length, loosened: false, sources };
    expect(words(searchMessage({ ...view, ...found, searched: 0.409 }))).toContain(says);
    expect(words(searchMessage({ ...view, ...found }))).not.toContain("%");
  });

  test.each([[[]], [some]])("to similar says which part was searched", (papers) => {
    const of = paper(2, "robot");
    expect(words(similarMessage(of, papers, { sources, searched: 0.999 }))).toContain("99 %");
    expect(words(similarMessage(of, papers, { sources }))).not.toContain("%");
  });
});

it("is for whoever asked alone where their questions are used up", () => {
  const usedUp = reportOf({ status: "limited", unheard: { kind: "allowance", whose: "person" } });
  expect(answers.search?.([fresh, usedUp]).own).toBe(true);
  expect(answers.search?.([fresh, reportOf({ status: "down" })]).own).toBe(undefined);
});
