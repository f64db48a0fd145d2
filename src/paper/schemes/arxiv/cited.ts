import type { Citation } from "../scheme.ts";
import { idPattern } from "./patterns.ts";

/** An id as arXiv writes it, with what stands before it. */
const CANDIDATE = new RegExp(String.raw`(?<![a-z\d.])${idPattern}(?![a-z\d]|\.\d)`, "gi");
/** The same behind the name of the archive without a blank, as in `arXiv2401.01234`, `arxiv-2401.01234` or a DOI. */
const JOINED = new RegExp(String.raw`arxiv[-._#]?${idPattern}(?![a-z\d]|\.\d)`, "gi");
/** dblp writes hyphens: `abs-2401-01234`, `abs-cs-0701001`. */
const HYPHENED = /abs-(\d{4})-(\d{4,5})(?!\d)|abs-([a-z]+(?:-[a-z]+)?)-(\d{7})(?!\d)/gi;
/** The bibcode of ADS: `2024arXiv240101234S`, `2013arXiv1301.1234S`, `2006astro.ph..3449S`. */
const BIBCODE =
  /(?<![a-z\d])(?:\d{4}arxiv(\d{4})\.?(\d{4,5})|\d\d(\d\d)([a-z]{2,5}(?:\.[a-z]{2,3})?)\.+(\d{4,5}))[a-z](?![a-z\d])/gi;
/** 2401.01234 [cs.LG] */
const WITH_CATEGORY = new RegExp(String.raw`^\s*${idPattern}\s\[[a-z-]+(?:\.[a-z-]+)?\]`, "i");

/** What stands before an id in a link: any site that names papers by arXiv's ids. */
const IN_LINK = /[/=:([{]$/;
/** What stands before an id that is cited. */
const CITED =
  /(?:arxiv(?:\.org)?\s?(?:(?:preprint|e-?prints?|id|no\.?|nr\.?|number|paper|identifier)\s?)?[:/.,#]?\s?[([]?|\b(?:abs|pdf)\/\s?|\be-?prints?\s?[:=+]?\s?[{"']?|\b(?:paper|pid|id)(?:\s|:\s?)|^[[#(]|\s#)$/i;
const LIKE = /\blike:$/i;

/** By a link to any site, as a citation does, or as a browser's tab shows it. */
export function citedArxivIds(text: string): Citation[] {
  const first = WITH_CATEGORY.exec(text)?.groups?.id;
  if (first !== undefined) return [{ at: 0, id: first }];
  const found = [...text.matchAll(JOINED), ...text.matchAll(CANDIDATE)];
  return [
    ...found.filter((match) => isCited(text, match)).map(citation),
    ...hyphened(text),
    ...bibcodes(text),
  ];
}

/** Wherever they stand, whatever stands before them. */
export function arxivIdsAlone(text: string): Citation[] {
  return [...text.matchAll(CANDIDATE)].map(citation);
}

function citation({ index, 1: id = "" }: RegExpExecArray): Citation {
  return { at: index, id };
}

function isCited(text: string, { index, 0: match }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - 200), index);
  if (LIKE.test(before) || LIKE.test(before.replace(/arxiv:$/i, ""))) return false;
  if (/^arxiv/i.test(match) || CITED.test(before)) return true;
  const token = before.slice(before.search(/\S*$/));
  return IN_LINK.test(before) && /\/|=/.test(token) && /[.:]/.test(token);
}

function hyphened(text: string): Citation[] {
  return [...text.matchAll(HYPHENED)].map(({ index, 1: month, 2: number, 3: archive, 4: old }) => ({
    at: index,
    id: archive === undefined ? `${month}.${number}` : `${archive}/${old}`,
  }));
}

/** Of an older one the month has no leading zero, and a dot stands for the hyphen of an archive. */
function bibcodes(text: string): Citation[] {
  return [...text.matchAll(BIBCODE)].map(
    ({ index, 1: month, 2: number, 3: year, 4: archive = "", 5: old = "" }) => ({
      at: index,
      id:
        month === undefined
          ? `${archive.toLowerCase().replace(".", "-")}/${year}${old.padStart(5, "0")}`
          : `${month}.${number}`,
    }),
  );
}
