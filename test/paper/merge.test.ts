import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMerge } from "../../src/paper/merge.ts";
import type { Paper } from "../../src/paper/paper.ts";
import type { SourceCopy } from "../../src/paper/source-copy.ts";
import { standingOf } from "../../src/sources/index.ts";
import { DAY } from "../../src/time/durations.ts";
import { runs } from "../runs.ts";

const merge = createMerge(standingOf);

function paper(part: Partial<Paper> = {}): Paper {
  return {
    id: "arxiv:2401.00001",
    title: "",
    abstract: "",
    authors: [],
    categories: [],
    publishedAt: 100 * DAY,
    links: { page: "" },
    keywords: [],
    ...part,
  };
}

function copy(source: string, part: Partial<Paper> = {}, at = 0): SourceCopy {
  return { source, at, paper: paper(part) };
}

const words = fc.constantFrom("", "a", "b");
const count = fc.option(fc.nat({ max: 3 }), { nil: undefined });

/** Few values, so that copies often tie. */
const anyCopy: fc.Arbitrary<SourceCopy> = fc.record({
  source: fc.constantFrom("arxiv", "huggingface", "crossref", "openalex", "preprints"),
  at: fc.nat({ max: 2 }),
  paper: fc
    .record({
      title: words,
      abstract: words,
      authors: fc.array(words, { maxLength: 2 }),
      categories: fc.array(words, { maxLength: 2 }),
      publishedAt: fc.constantFrom(0, 5, DAY, DAY + 5),
      keywords: fc.array(fc.constantFrom("x", "X", "y"), { maxLength: 2 }),
      links: fc.record({ page: words, pdf: words, code: words, project: words, discussion: words }),
      votes: count,
      stars: count,
      listedAt: count,
      withdrawn: fc.option(fc.boolean(), { nil: undefined }),
      ai: fc.option(fc.boolean(), { nil: undefined }),
      by: words,
    })
    .map(({ votes, stars, listedAt, withdrawn, ai, by, ...rest }) =>
      paper({
        ...rest,
        ...(votes !== undefined && { votes }),
        ...(stars !== undefined && { stars }),
        ...(listedAt !== undefined && { listedAt }),
        ...(withdrawn !== undefined && { withdrawn }),
        ...(ai !== undefined && { summary: { text: by, by, ai } }),
      }),
    ),
});
const copies = fc
  .tuple(anyCopy, fc.array(anyCopy, { maxLength: 4 }))
  .map(([first, rest]): [SourceCopy, ...SourceCopy[]] => [first, ...rest]);

describe("merge", () => {
  it("for every permutation of the copies gives the same paper", () => {
    const shuffled = copies.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([list, [first, ...rest]]) => {
        if (first) expect(merge([first, ...rest])).toStrictEqual(merge(list));
      }),
      { numRuns: runs(200) },
    );
  });

  it("for every copy alone gives its paper", () => {
    fc.assert(
      fc.property(anyCopy, (only) => {
        expect(merge([only])).toBe(only.paper);
      }),
    );
  });

  it("refuses copies of different papers", () => {
    const other = copy("huggingface", { id: "arxiv:2401.00002" });
    expect(() => merge([copy("arxiv"), other])).toThrow(RangeError);
  });

  it.each(["title", "abstract"] as const)(
    "takes the %s from the source nearest the author",
    (field) => {
      const said = ["semanticscholar", "openalex", "crossref", "huggingface", "arxiv"] as const;
      for (const [index, nearest] of said.entries()) {
        const farther = said.slice(0, index).map((source) => copy(source, { [field]: source }, 9));
        expect(merge([copy(nearest, { [field]: nearest }), ...farther])[field]).toBe(nearest);
      }
    },
  );

  it("takes what the nearest source leaves empty from the next", () => {
    const full = { title: "T", abstract: "A", authors: ["B"], categories: ["cs.LG"] };
    expect(merge([copy("arxiv"), copy("preprints", full)])).toMatchObject(full);
  });

  it("takes the earliest moment at which a source listed it", () => {
    const listed = (at: number) => copy("huggingface", { listedAt: at }, at);
    expect(merge([copy("arxiv"), listed(5), listed(3)]).listedAt).toBe(3);
    expect(merge([copy("arxiv"), copy("crossref")])).not.toHaveProperty("listedAt");
  });

  it("takes the newer of two copies of one source", () => {
    expect(
      merge([copy("arxiv", { title: "Old" }, 1), copy("arxiv", { title: "New" }, 2)]).title,
    ).toBe("New");
  });

  it("takes the time of publication from the nearest source, not the earliest", () => {
    const arxiv = copy("arxiv", { publishedAt: 100 * DAY + 5 });
    expect(merge([copy("huggingface", { publishedAt: DAY }), arxiv]).publishedAt).toBe(
      100 * DAY + 5,
    );
  });

  it("prefers an exact time to a midnight of the same day", () => {
    const midnight = copy("arxiv", { publishedAt: 100 * DAY });
    const exact = copy("huggingface", { publishedAt: 100 * DAY + 5 });
    const dayBefore = copy("crossref", { publishedAt: 100 * DAY - 5 });
    const nextMidnight = copy("openalex", { publishedAt: 101 * DAY });
    expect(merge([midnight, dayBefore, nextMidnight, exact]).publishedAt).toBe(100 * DAY + 5);
    expect(merge([midnight, dayBefore, nextMidnight]).publishedAt).toBe(100 * DAY);
  });

  it("takes each count from the newest copy that has it, so votes may fall", () => {
    const old = copy("huggingface", { votes: 9, comments: 4, stars: 7 }, 1);
    const merged = merge([old, copy("crossref", { votes: 0, stars: 8 }, 2), copy("arxiv", {}, 3)]);
    expect(merged).toMatchObject({ votes: 0, comments: 4, stars: 8 });
  });

  it("leaves out what no copy has", () => {
    const merged = merge([copy("arxiv"), copy("huggingface")]);
    expect(Object.keys(merged)).not.toContain("votes");
    expect(Object.keys(merged)).not.toContain("summary");
    expect(Object.keys(merged)).not.toContain("withdrawn");
    expect(merged.links).toStrictEqual({ page: "" });
  });

  it("takes thumbnail and discussion from the newest copy", () => {
    const links = (discussion: string) => ({ page: "", discussion });
    const merged = merge([
      copy("arxiv", { thumbnail: "old", links: links("old") }, 1),
      copy("crossref", { thumbnail: "new", links: links("new") }, 2),
    ]);
    expect(merged).toMatchObject({ thumbnail: "new", links: { discussion: "new" } });
  });

  it("prefers a person's summary to a newer one by a model, then the newest", () => {
    const said = (by: string, ai: boolean, at: number) =>
      copy("huggingface", { summary: { text: by, by, ai } }, at);
    const model = said("model", true, 3);
    expect(merge([said("old", false, 1), said("new", false, 2), model]).summary?.by).toBe("new");
    expect(merge([said("older model", true, 1), model]).summary?.by).toBe("model");
  });

  it("links to the page at Hugging Face, else at arXiv, else the first", () => {
    const at = (source: string) => copy(source, { links: { page: source } });
    expect(merge([at("arxiv"), at("huggingface")]).links.page).toBe("huggingface");
    expect(merge([at("crossref"), at("arxiv")]).links.page).toBe("arxiv");
    expect(merge([at("preprints"), at("crossref")]).links.page).toBe("crossref");
  });

  it("links to arXiv's PDF", () => {
    const at = (source: string) => copy(source, { links: { page: "", pdf: source } }, 1);
    expect(merge([at("huggingface"), at("arxiv")]).links.pdf).toBe("arxiv");
  });

  it("takes code and project from Hugging Face's newest, else from the newest", () => {
    const at = (source: string, when: number) =>
      copy(
        source,
        { links: { page: "", code: `${source}${when}`, project: `${source}${when}` } },
        when,
      );
    const newer = [at("crossref", 8), at("arxiv", 9)] as const;
    expect(merge([at("huggingface", 1), at("huggingface", 2), ...newer]).links).toMatchObject({
      code: "huggingface2",
      project: "huggingface2",
    });
    expect(merge([...newer]).links.code).toBe("arxiv9");
  });

  it("unites the keywords in order, whatever their case", () => {
    const merged = merge([
      copy("huggingface", { keywords: ["rag", "Agents"] }),
      copy("arxiv", { keywords: ["RAG"] }),
    ]);
    expect(merged.keywords).toEqual(["RAG", "Agents"]);
  });

  it("is withdrawn if any source says so", () => {
    const no = copy("arxiv", { withdrawn: false });
    expect(merge([no, copy("preprints", { withdrawn: true })]).withdrawn).toBe(true);
    expect(merge([no, copy("preprints")]).withdrawn).toBe(false);
  });
});
