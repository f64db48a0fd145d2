import { describe, expect, it } from "vitest";
import { type Message, plainText } from "../../../src/chat/message.ts";
import type { Verdict } from "../../../src/sources/source.ts";
import { searchLater } from "../../../src/views/papers/search-later.ts";
import { type SearchView, searchMessage } from "../../../src/views/papers/search-message.ts";
import { NOW, paper } from "../../digest/world.ts";

const asking: Verdict = { status: "down", at: NOW, unheard: { kind: "asking" } };
const fresh: Verdict = { status: "fresh", at: NOW };
const late: Verdict = {
  status: "down",
  at: NOW,
  unheard: { kind: "too-late", patienceMs: 10_000 },
};

function viewOf(verdict: Verdict, papers: SearchView["papers"]): SearchView {
  return {
    asked: { query: "robots", sort: "relevance", count: 5 },
    description: "robots",
    problems: [],
    papers,
    near: [],
    total: papers.length,
    page: 1,
    pages: 1,
    loosened: false,
    sources: [{ title: "arXiv", verdict }],
  };
}

function words({ summary, blocks }: Message): string {
  const texts = blocks.flatMap((block) => {
    if (block.kind === "item") return [plainText(block.title)];
    return "text" in block ? [plainText(block.text)] : [];
  });
  return [summary, ...texts].join("\n");
}

const [one, two] = [paper(1, "Robots one"), paper(2, "Robots two")];

describe("a page that mixes papers with all of the words and with some", () => {
  it("says how many have them all, and which", () => {
    const view = { ...viewOf(fresh, [two]), near: [one], mixed: [one, two] };
    const said = words(searchMessage(view));
    expect(said).toContain(
      "1 paper has all of these words, number 2 here; the others have some of them, best match first.",
    );
    expect(said).toContain("1 paper with all words, and others with some.");
    expect(said).toMatch(/Robots one[\s\S]*Robots two/);
    expect(said).not.toContain("With some of these words:");
  });
});

describe("a search whose sources are still being asked", () => {
  it("shows what it has, and says whom it also asks", () => {
    const said = words(searchMessage(viewOf(asking, [one])));
    expect(said).toContain("Robots one");
    expect(said).toContain("Also asking arXiv …");
    expect(said).not.toContain("could not be asked");
  });

  it("that has nothing says that it is not over, and advises no second try", () => {
    const said = words(searchMessage(viewOf(asking, [])));
    expect(said).toContain(
      "Nothing found among the papers known here; arXiv is still being asked.",
    );
    expect(said).not.toMatch(/Nothing found\.|Ask again later/u);
  });

  it("names apart who could not be asked and who is being asked", () => {
    const silent = { title: "Hugging Face", verdict: { ...late, status: "limited" } } as const;
    const view = viewOf(asking, []);
    const said = words(searchMessage({ ...view, sources: [...view.sources, silent] }));
    expect(said).toContain("Hugging Face could not be asked, and arXiv is still being asked");
  });
});

describe("what comes of a search later", () => {
  it("is the whole list, or besides the first what that lacked", () => {
    const shown = viewOf(asking, [one]);
    const view = viewOf(fresh, [two, one]);
    const { whole, besides } = searchLater(view, shown);
    expect(whole).toEqual(searchMessage(view));
    expect(words(besides)).toContain("Robots two");
    expect(words(besides)).not.toContain("Robots one");
    expect(words(besides)).toContain("2 papers in all.");
  });

  it("says that nothing more was found only where that could be looked at", () => {
    const shown = viewOf(asking, [one]);
    const said = (verdict: Verdict) => words(searchLater(viewOf(verdict, [one]), shown).besides);
    expect(said(fresh)).toContain("Nothing more found.");
    expect(said(late)).toContain("Nothing more found; arXiv could not be asked.");
    expect(said(late)).toContain("arXiv did not answer within 10 s");
    expect(said(late)).not.toContain("Nothing more found.");
  });
});
