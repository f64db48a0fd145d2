import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citedPapers } from "../../src/paper/cited.ts";
import {
  isPaperId,
  labelPaperId,
  type PaperId,
  paperLinks,
  parsePaperId,
  printPaperId,
} from "../../src/paper/id.ts";
import { packPaperId, unpackPaperId } from "../../src/paper/packed-id.ts";
import { schemes } from "../../src/paper/schemes/index.ts";
import { describeScheme } from "../contracts/scheme.ts";
import { root } from "../imports.ts";
import { runs } from "../runs.ts";

const MORE: Readonly<Record<string, readonly string[]>> = {
  arxiv: ["hep-th/9901001", "0704.0001"],
  biorxiv: ["10.1101/000075", "10.64898/2026.11.20.123456"],
  doi: ["10.1016/s0140-6736(05)12345-6", "10.1000/a;b_c:(d)", "10.1101/2020.02.07.20024901"],
};
for (const scheme of schemes) describeScheme(scheme, MORE[scheme.name]);

describe("the table of schemes", () => {
  it("has a line for each file of its folder", () => {
    const folder = join(root, "src/paper/schemes");
    const names = readdirSync(folder).map((name) => name.replace(/\.ts$/u, ""));
    const own = names.filter((name) => name !== "index" && name !== "scheme");
    expect(schemes.map(({ name }) => name).sort()).toEqual(own.sort());
  });

  it("gives a work that two schemes name one id", () => {
    const forms: readonly [string, PaperId][] = [
      ["https://doi.org/10.48550/arXiv.2401.01234", "arxiv:2401.01234"],
      ["doi:10.48550/ARXIV.2401.01234", "arxiv:2401.01234"],
      ["https://doi.org/10.1101/2024.01.31.123456", "biorxiv:10.1101/2024.01.31.123456"],
      ["doi:10.1101/833400", "biorxiv:10.1101/833400"],
      ["bioRxiv 10.1101/833400", "biorxiv:10.1101/833400"],
      ["10.64898/2026.11.20.123456", "biorxiv:10.64898/2026.11.20.123456"],
    ];
    for (const [text, id] of forms) expect(parsePaperId(text), text).toBe(id);
  });

  it.each([
    ["a preprint of medRxiv", "10.1101/2020.02.07.20024901"],
    ["a journal of the publisher that had bioRxiv", "10.1101/gr.123456.111"],
  ])("keeps for a DOI %s", (_what, text) => {
    expect(parsePaperId(text)).toBe(`doi:${text}`);
  });

  it("takes no DOI of arXiv's for one of somebody else", () => {
    expect(parsePaperId("10.48550/arXiv.2413.00001")).toBeUndefined();
  });
});

describe("ids of other schemes", () => {
  it.each([
    ["https://www.biorxiv.org/content/10.1101/2024.01.31.123456v2.full.pdf", "v2 and PDF"],
    ["https://www.biorxiv.org/content/10.1101/2024.01.31.123456v1.full-text", "full text"],
    ["biorxiv.org/content/10.1101/2024.01.31.123456?rss=1", "a feed's link"],
    ["<https://doi.org/10.1101/2024.01.31.123456|A paper>", "a chat's link"],
  ])("are read from %s", (text) => {
    expect(parsePaperId(text)).toBe("biorxiv:10.1101/2024.01.31.123456");
  });

  it.each([
    "https://doi.org/10.1145/3600000",
    "http://dx.doi.org/10.1145/3600000",
    "https://dl.acm.org/doi/pdf/10.1145/3600000?download=true",
    "DOI: 10.1145/3600000",
    "(10.1145/3600000).",
    "https://doi.org/10.1145%2F3600000",
  ])("are read from “%s”", (text) => {
    expect(parsePaperId(text)).toBe("doi:10.1145/3600000");
  });

  it("are cited among words, but not beside an archive's id, which is mostly of the same work", () => {
    const [doi, preprint] = ["doi:10.1145/3600000", "biorxiv:10.1101/833400"];
    expect(citedPapers("Someone. A title. 2024. https://doi.org/10.1145/3600000.")).toEqual([doi]);
    expect(citedPapers("See 10.1101/833400v2.full.pdf and doi:10.1145/3600000")).toEqual([
      preprint,
    ]);
    expect(citedPapers("arXiv:1706.03762, doi:10.1145/3600000")).toEqual(["arxiv:1706.03762"]);
  });

  it("are called and linked as their scheme says", () => {
    expect(labelPaperId("biorxiv:10.1101/833400")).toBe("bioRxiv 10.1101/833400");
    expect(labelPaperId("doi:10.1145/3600000")).toBe("DOI 10.1145/3600000");
    expect(paperLinks("doi:10.1145/3600000")).toEqual({ page: "https://doi.org/10.1145/3600000" });
    expect(paperLinks("arxiv:2401.01234")).toEqual({
      page: "https://arxiv.org/abs/2401.01234",
      pdf: "https://arxiv.org/pdf/2401.01234",
    });
  });

  it("are no ids where no scheme has that name", () => {
    for (const value of ["isbn:978-3-16-148410-0", "2401.01234", "", "arxiv", 7, undefined])
      expect(isPaperId(value)).toBe(false);
  });
});

const suffix = fc.stringMatching(/^[-._;()/:A-Za-z\d]{1,70}$/);
const prefix = fc.constantFrom("10.1234", "10.1145", "10.1101", "10.64898", "10.48550");
const wrapped = fc.constantFrom(
  (text: string) => text,
  (text: string) => `https://doi.org/${text}`,
  (text: string) => `https://www.biorxiv.org/content/${text}v1.full`,
  (text: string) => `(doi:${text})`,
  (text: string) => `https://example.org/doi/abs/${text}?x=1#y`,
);

describe("every id", () => {
  it("for every text that is read as an id, is read again from itself, as written, and as packed", () => {
    fc.assert(
      fc.property(prefix, suffix, wrapped, (before, after, wrap) => {
        const id = parsePaperId(wrap(`${before}/${after}`));
        if (id === undefined) return;
        expect(isPaperId(id)).toBe(true);
        expect(parsePaperId(id)).toBe(id);
        expect(parsePaperId(printPaperId(id))).toBe(id);
        expect(unpackPaperId(packPaperId(id))).toBe(id);
      }),
      { numRuns: runs(500) },
    );
  });

  it("is packed without the scheme that most have, and with any other", () => {
    expect(packPaperId("arxiv:2401.01234")).toBe("2401.01234");
    expect(packPaperId("arxiv:hep-th/9901001")).toBe("hep-th/9901001");
    expect(packPaperId("doi:10.1145/3600000")).toBe("doi:10.1145/3600000");
  });
});
