import { type PaperId, parsePaperId } from "./id.ts";
import { idPattern } from "./id-patterns.ts";

const TEXT_LIMIT = 2_000;

/** An id as arXiv writes it, with what stands before it. */
const CANDIDATE = new RegExp(String.raw`(?<![a-z\d.])${idPattern}(?![a-z\d]|\.\d)`, "gi");
/** The same behind the name of the archive without a blank, as in `arXiv2401.01234`, `arxiv-2401.01234` or a DOI. */
const JOINED = new RegExp(String.raw`arxiv[-._#]?${idPattern}(?![a-z\d]|\.\d)`, "gi");
/** dblp writes hyphens: `abs-2401-01234`, `abs-cs-0701001`. */
const HYPHENED = /abs-(\d{4})-(\d{4,5})(?!\d)|abs-([a-z]+(?:-[a-z]+)?)-(\d{7})(?!\d)/gi;

/** What stands before an id in a link: any site that names papers by arXiv's ids. */
const IN_LINK = /[/=:([{]$/;
/** What stands before an id that is cited. */
const CITED =
  /(?:arxiv(?:\.org)?\s?(?:(?:preprint|e-?prints?|id|no\.?|nr\.?|number|paper|identifier)\s?)?[:/.,#]?\s?[([]?|\b(?:abs|pdf)\/\s?|\be-?prints?\s?[:=+]?\s?[{"']?|\b(?:paper|pid|id)(?:\s|:\s?)|^[[#(]|\s#)$/i;
const LINK =
  /(?:https?:\/\/|www\.|(?:dx\.)?doi\.org\/)\S+|^(?:[a-z\d-]{2,40}\.){1,3}(?:com|org|net|edu|gov|io|ai|science|press|cc|cn|de|fr|uk|jp)\/\S+$|(?:^|\s)(?:doi:\s?)?10\.\d{4,9}\/\S+/i;
const LIKE = /\blike:$/i;

/**
 * Every paper that a person's text cites, once each, in order: by a link to any site, as a citation
 * does, or as a browser's tab shows it. Whoever asks opens papers of our own sources alone, never the link.
 */
export function citedPapers(text: string): PaperId[] {
  const whole = parsePaperId(text);
  if (whole) return [whole];
  const plain = unescaped(text.slice(0, TEXT_LIMIT).normalize("NFKC"));
  if (WITH_CATEGORY.test(plain)) return paperIn(plain);
  const found = [...plain.matchAll(JOINED), ...plain.matchAll(CANDIDATE)].filter((match) =>
    isCited(plain, match),
  );
  const ids = found.toSorted((one, other) => one.index - other.index).map(([, id]) => id ?? "");
  const papers = [...ids, ...hyphened(plain)].map(parsePaperId);
  return [...new Set(papers.filter((paper) => paper !== undefined))];
}

/** 2401.01234 [cs.LG] */
const WITH_CATEGORY = new RegExp(String.raw`^\s*${idPattern}\s\[[a-z-]+(?:\.[a-z-]+)?\]`, "i");

function paperIn(text: string): PaperId[] {
  const paper = parsePaperId(WITH_CATEGORY.exec(text)?.groups?.id ?? "");
  return paper ? [paper] : [];
}

/** The one paper that a text holds the id of, wherever it stands: for texts that can mean nothing else. */
export function paperWithin(text: string): PaperId | undefined {
  const [cited] = citedPapers(text);
  if (cited) return cited;
  const ids = [...unescaped(text.slice(0, TEXT_LIMIT)).matchAll(CANDIDATE)].map(([id]) => id);
  return ids.map(parsePaperId).find((paper) => paper !== undefined);
}

/** The site of a link (or `a DOI`) in a text that cites no paper of arXiv's. */
export function otherLink(text: string): string | undefined {
  const link = LINK.exec(text.slice(0, TEXT_LIMIT))?.[0].trim();
  if (link === undefined || citedPapers(text).length > 0) return undefined;
  const site = /^(?:https?:\/\/)?([^/?#\s]{1,60})\//i.exec(`${link}/`)?.[1] ?? "";
  return site.includes(".") && !/^(?:doi:\s?)?10\./i.test(link) ? site : "a DOI";
}

function isCited(text: string, { index, 0: match }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - 200), index);
  if (LIKE.test(before) || LIKE.test(before.replace(/arxiv:$/i, ""))) return false;
  if (/^arxiv/i.test(match) || CITED.test(before)) return true;
  const token = before.slice(before.search(/\S*$/));
  return IN_LINK.test(before) && /\/|=/.test(token) && /[.:]/.test(token);
}

function hyphened(text: string): string[] {
  return [...text.matchAll(HYPHENED)].map(([, month, number, archive, old]) =>
    archive === undefined ? `${month}.${number}` : `${archive}/${old}`,
  );
}

/** Per cent signs of links, where they stand for a character; a text of its own may hold others. */
function unescaped(text: string): string {
  return text.replace(/%(2f|3a|20|3d|5b|5d|7b|7d|28|29)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
