import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citedPapers, otherLink, paperWithin } from "../../src/paper/cited.ts";
import { parsePaperId } from "../../src/paper/id.ts";
import { runs } from "../runs.ts";
import { UNITS } from "./units.ts";

const LINKS: readonly [string, string][] = [
  ["http://api.semanticscholar.org/arXiv:1911.10021", "1911.10021"],
  ["https://api.semanticscholar.org/arXiv:hep-lat/9901001", "hep-lat/9901001"],
  ["https://scirate.com/arxiv/1209.4152", "1209.4152"],
  ["https://papers.cool/arxiv/2401.01234", "2401.01234"],
  ["http://arxiv.org/ftp/arxiv/papers/1110/1110.2832.pdf", "1110.2832"],
  ["https://scholar.google.com/scholar_lookup?arxiv_id=2201.12543", "2201.12543"],
  ["https://dblp.org/rec/journals/corr/abs-2401-01234", "2401.01234"],
  ["https://dblp.org/rec/journals/corr/abs-cs-0701001.html", "cs/0701001"],
  ["https://xxx.itp.ac.cn/abs/2401.01234", "2401.01234"],
  ["https://www.arxiv-vanity.com/papers/2401.01234/", "2401.01234"],
  ["https://ar5iv.org/2401.01234", "2401.01234"],
  ["https://www.alphaxiv.org/zh-CN/overview/2401.01234", "2401.01234"],
  ["https://inspirehep.net/arxiv/2401.01234", "2401.01234"],
  ["https://ui.adsabs.harvard.edu/abs/arXiv:2401.01234", "2401.01234"],
  ["https://ui.adsabs.harvard.edu/abs/2024arXiv240101234S/abstract", "2401.01234"],
  ["2013arXiv1301.1234S", "1301.1234"],
  ["2006astro.ph..3449S", "astro-ph/0603449"],
  ["2005math......5123P", "math/0505123"],
  ["https://bytez.com/docs/arxiv/2401.01234", "2401.01234"],
  ["https://r.jina.ai/https://arxiv.org/abs/2401.01234", "2401.01234"],
  ["https://web.archive.org/web/2024/https://arxiv.org/abs/2401.01234", "2401.01234"],
  ["https://arxiv-sanity-lite.com/?rank=pid&pid=2401.01234", "2401.01234"],
  ["https://example.org/?url=https%3A%2F%2Farxiv.org%2Fpdf%2F2401.01234v2.pdf", "2401.01234"],
  ["https://arxiv.org/abs/2401.01234%20", "2401.01234"],
  ["https://paperswithcode.com/paper/arxiv-2401.01234", "2401.01234"],
  ["https://inspirehep.net/search?p=find+eprint+2401.01234", "2401.01234"],
];

const CITATIONS: readonly [string, string][] = [
  ["arXiv 2401.01234", "2401.01234"],
  ["arXiv2401.01234", "2401.01234"],
  ["arxiv/2401.01234", "2401.01234"],
  ["CoRR abs/2401.01234", "2401.01234"],
  ["[2401.01234] A Title as the Browser Tab Shows It", "2401.01234"],
  ["eprint: 2401.01234", "2401.01234"],
  ["@article{x, eprint={2401.01234}, archivePrefix={arXiv}}", "2401.01234"],
  ["oai:arXiv.org:2401.01234", "2401.01234"],
  ["i.org/10.48550/arXiv.2311.12022", "2311.12022"],
  ["paper 2401.01234", "2401.01234"],
  ["#2401.01234", "2401.01234"],
  ["arXiv-2401.01234", "2401.01234"],
  ["arXiv_2401.01234", "2401.01234"],
  ["arXiv (2401.01234)", "2401.01234"],
  ["arXiv [2401.01234]", "2401.01234"],
  ["arXiv no. 2401.01234", "2401.01234"],
  ["arxiv id:2401.01234", "2401.01234"],
  ["arXiv preprint, 2401.01234", "2401.01234"],
  ["arXiv：2401.01234", "2401.01234"],
  ["2401.01234 [cs.LG]", "2401.01234"],
  ["paper:2401.01234", "2401.01234"],
  ["pdf/2401.01234", "2401.01234"],
  ["arXiv:2401.01234v2 [cs.LG] 3 Jan 2024", "2401.01234"],
  ["arXiv preprint arXiv:2401.01234, 2024", "2401.01234"],
  ["Someone et al. A title. arXiv:1706.03762 [cs.CL], 2017.", "1706.03762"],
  ["[A Title](https://arxiv.org/abs/2401.01234)", "2401.01234"],
  ["https://arxiv.org/abs/2401.01234 (v2)", "2401.01234"],
];

describe("citedPapers", () => {
  it.each([...LINKS, ...CITATIONS])("reads “%s” as %s", (text, id) => {
    expect(citedPapers(text)).toEqual([`arxiv:${id}`]);
    expect(citedPapers(`see ${text}`).length).toBeLessThanOrEqual(1);
  });

  it("keeps the order of a text and names each paper once", () => {
    const message = `[one](https://arxiv.org/abs/2402.00002), _https://hf.co/papers/2401.00001_
      and arXiv:2402.00002v3.`;
    expect(citedPapers(message)).toEqual(["arxiv:2402.00002", "arxiv:2401.00001"]);
  });

  it("for every month finds each form among other words", () => {
    const id = fc
      .tuple(
        fc.integer({ min: 15, max: 99 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 99_999 }),
      )
      .map((parts) => parts.map((part, at) => String(part).padStart(at === 2 ? 5 : 2, "0")))
      .map(([year, month, number]) => `${year}${month}.${number}`);
    const form = fc.constantFrom(
      (name: string) => `https://arxiv.org/abs/${name}v3`,
      (name: string) => `https://hf.co/papers/${name}#community`,
      (name: string) => `https://doi.org/10.48550/arXiv.${name}`,
      (name: string) => `arXiv:${name}`,
    );
    fc.assert(
      fc.property(id, form, (name, write) => {
        const message = `Have you seen <${write(name)}> or (${write(name)}), everyone?`;
        expect(citedPapers(message)).toEqual([`arxiv:${name}`]);
      }),
      { numRuns: runs(50) },
    );
  });

  it.each([
    "diffusion 2401.01234",
    "like:2401.01234 robots",
    "like:arxiv:2401.01234",
    "arXiv:2413.00001, arXiv:2401.012345",
    "votes:>20 since:2026-01-31",
    "10.48550/arXiv.2413.00001",
    "like:10.1145/3600000",
    "https://example.com/2024.01234",
  ])("takes no part of “%s” for a paper", (text) => {
    expect(citedPapers(text)).toEqual([]);
  });

  it.each(UNITS)("reads 100,000 characters of %j without an end in sight", (unit) => {
    const text = unit.repeat(Math.floor(100_000 / unit.length));
    expect(citedPapers(text)).toEqual([]);
    expect(otherLink(text)?.length ?? 0).toBeLessThan(70);
  });

  it("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const id of citedPapers(text)) expect(parsePaperId(id)).toBe(id);
        paperWithin(text);
        otherLink(text);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe("paperWithin", () => {
  it("takes an id alone among words, where nothing but a paper can be meant", () => {
    expect(paperWithin("the one with 2401.01234 please")).toBe("arxiv:2401.01234");
    expect(paperWithin("the one with 2413.01234 please")).toBeUndefined();
  });
});

describe("otherLink", () => {
  it.each([
    ["https://openreview.net/forum?id=abcDEF123", "openreview.net"],
    ["https://aclanthology.org/2024.acl-long.1/", "aclanthology.org"],
    ["see www.nature.com/articles/x", "www.nature.com"],
    ["doi:10.48550/arXiv.2413.00001", "a DOI"],
    ["openreview.net/forum?id=abcDEF123", "openreview.net"],
    ["nature.com/articles/s41586-024-00001-1", "nature.com"],
  ])("names the site of %s: %s", (text, site) => {
    expect(otherLink(text)).toBe(site);
  });

  it.each(["https://arxiv.org/abs/2401.01234", "diffusion policies", "and/or 10.5/3"])(
    "is undefined for “%s”",
    (text) => {
      expect(otherLink(text)).toBeUndefined();
    },
  );
});
