import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPaperId, parsePaperId, printPaperId } from "../../src/paper/id.ts";
import { runs } from "../runs.ts";
import { UNITS } from "./units.ts";

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const month = fc.integer({ min: 1, max: 12 }).map((value) => String(value).padStart(2, "0"));
const year = (min: number, max: number) =>
  fc.integer({ min, max }).map((value) => String(value).padStart(2, "0"));

const fourDigits = fc
  .tuple(year(7, 14), month, digits(4))
  .filter(([yy, mm, number]) => `${yy}${mm}` >= "0704" && Number(number) > 0)
  .map(([yy, mm, number]) => `${yy}${mm}.${number}`);
const fiveDigits = fc
  .tuple(year(15, 99), month, digits(5))
  .filter(([, , number]) => Number(number) > 0)
  .map(([yy, mm, number]) => `${yy}${mm}.${number}`);
const oldStyle = fc
  .tuple(fc.constantFrom("hep-th", "math", "cs", "q-bio"), year(92, 99), month, digits(3))
  .filter(([, , , number]) => Number(number) > 0)
  .map(([archive, yy, mm, number]) => `${archive}/${yy}${mm}${number}`);
const arxivId = fc.oneof(fourDigits, fiveDigits, oldStyle);

const linkForms: readonly ((id: string) => string)[] = [
  (id) => `https://arxiv.org/abs/${id}`,
  (id) => `http://www.arxiv.org/abs/${id}v3`,
  (id) => `https://arxiv.org/pdf/${id}`,
  (id) => `https://arxiv.org/pdf/${id}v12.pdf#page=3`,
  (id) => `https://arxiv.org/html/${id}v1`,
  (id) => `https://arxiv.org/bibtex/${id}`,
  (id) => `https://arxiv.org/tb/${id}`,
  (id) => `https://arxiv.org/cits/${id}`,
  (id) => `arxiv.org/abs/${id}?context=cs.LG`,
  (id) => `https://export.arxiv.org/abs/${id}/`,
  (id) => `https://ar5iv.labs.arxiv.org/html/${id}`,
  (id) => `https://ar5iv.org/abs/${id}`,
  (id) => `https://huggingface.co/papers/${id}`,
  (id) => `https://huggingface.co/papers/${id}.md`,
  (id) => `https://hf.co/papers/${id}#community`,
  (id) => `https://www.alphaxiv.org/abs/${id}`,
  (id) => `https://alphaxiv.org/overview/${id}v2`,
  (id) => `https://www.alphaxiv.org/pdf/${id}`,
  (id) => `https://doi.org/10.48550/arXiv.${id}`,
  (id) => `https://doi.org/10.48550%2FarXiv.${id}`,
  (id) => `10.48550/arXiv.${id}`,
  (id) => `doi:10.48550/arxiv.${id}`,
  (id) => `arXiv:${id}v2`,
  (id) => `arxiv:${id}`,
  (id) => `ARXIV: ${id}`,
];
const wholeForms: readonly ((id: string) => string)[] = [
  ...linkForms,
  (id) => id,
  (id) => `${id}v4`,
  (id) => `${id}v1.pdf`,
  (id) => `${id}/`,
  (id) => `arXiv:${id} [cs.CL]`,
];
const wrappings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `  ${text}\n`,
  (text) => `<${text}>`,
  (text) => `(${text}).`,
  (text) => `“${text}”`,
  (text) => `\u200b${text},`,
];

/** Any code points, half pairs among them. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
});

describe("parsePaperId", () => {
  it("for every valid id reads every form people paste", () => {
    fc.assert(
      fc.property(
        arxivId,
        fc.constantFrom(...wholeForms),
        fc.constantFrom(...wrappings),
        (id, form, wrap) => {
          expect(parsePaperId(wrap(form(id)))).toBe(`arxiv:${id}`);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  it("for every valid id is the reverse of printPaperId", () => {
    fc.assert(
      fc.property(arxivId, (id) => {
        const paper = parsePaperId(id);
        expect(paper && printPaperId(paper)).toBe(id);
        expect(paper && parsePaperId(paper)).toBe(paper);
      }),
    );
  });

  it.each([
    ["math.GT/0309136", "arxiv:math/0309136"],
    ["https://arxiv.org/abs/cond-mat.str-el/0001001v2", "arxiv:cond-mat/0001001"],
    ["HEP-TH/9901001", "arxiv:hep-th/9901001"],
    ["https://www.alphaxiv.org/zh/overview/2401.01234v1", "arxiv:2401.01234"],
    ["<https://arxiv.org/abs/2401.01234|A paper, by label>", "arxiv:2401.01234"],
  ])("reads %s as %s", (text, id) => {
    expect(parsePaperId(text)).toBe(id);
  });

  it.each([
    ["nothing", ""],
    ["month 0", "2400.01234"],
    ["month 13", "2413.01234"],
    ["a month before the scheme", "0703.0001"],
    ["four digits since 2015", "1501.0001"],
    ["five digits before 2015", "1412.00001"],
    ["number zero", "2401.00000"],
    ["number zero of the old scheme", "hep-th/9901000"],
    ["six digits", "2401.012345"],
    ["month 13 of the old scheme", "hep-th/9913001"],
    ["an old id before arXiv", "hep-th/9106001"],
    ["an old id after the scheme", "hep-th/0704001"],
    ["an archive that never was", "abc/9901001"],
    ["a bare number", "240101234"],
    ["a sentence with an id", "see 2401.01234"],
    ["two ids", "2401.01234 2401.01235"],
    ["an id inside a word", "x2401.01234"],
    ["a version that is none", "2401.01234v"],
    ["another site", "https://example.org/abs/2401.01234"],
    ["a host that only begins alike", "https://arxiv.org.example.com/abs/2401.01234"],
    ["a host behind a name", "https://arxiv.org@example.com/abs/2401.01234"],
    ["a listing", "https://arxiv.org/list/cs.CL/2401"],
    ["a script", "javascript:arxiv.org/abs/2401.01234"],
  ])("is undefined for %s", (_name, text) => {
    expect(parsePaperId(text)).toBeUndefined();
  });
});

describe("hostile text", () => {
  it("for every text does not throw", () => {
    const pasted = fc.array(
      fc.constantFrom(
        "arxiv",
        ":",
        ".org/abs/",
        "2401.01234",
        "<",
        "|",
        "%2f",
        "\ud800",
        " ",
        "v1",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          pasted.map((parts) => parts.join("")),
        ),
        (text) => {
          const one = parsePaperId(text);
          expect(one === undefined || isPaperId(one)).toBe(true);
        },
      ),
    );
  });

  it.each(UNITS)("reads 100,000 characters of %j without an end in sight", (unit) => {
    const text = unit.repeat(Math.floor(100_000 / unit.length));
    expect(parsePaperId(text)).toBeUndefined();
  });
});
