import { idPattern, linkPattern, namedPattern } from "./id-patterns.ts";

/** Names a work, not its finder or version: `arxiv:2401.01234`, `arxiv:hep-th/9901001`. */
export type PaperId = `arxiv:${string}`;

const linked = `(?:${linkPattern}|${namedPattern})(?:arxiv:)?${idPattern}`;
const tail = String.raw`(?:\.(?:pdf|md|html))?(?:[/?#]\S*|\s\[[a-z.-]{2,20})?`;
const wholeLinked = new RegExp(`^${linked}${tail}$`, "i");
const wholeBare = new RegExp(String.raw`^${idPattern}(?:\.pdf)?/?$`, "i");

const opening = new Set("<([{\"'`*_«“‘\u200b\u200e\u200f\u2060\ufeff");
const closing = new Set(".,;:!?…>)]}\"'`*_»”’\u200b\u200e\u200f\u2060\ufeff");

/**
 * Reads one paper's id in any form people paste: bare, `arXiv:…`, our own, or a link to arXiv, ar5iv,
 * Hugging Face, alphaXiv or the DOI; brackets, quotes and punctuation around it are ignored, its version is dropped.
 * @returns undefined unless the entire text is one id
 */
export function parsePaperId(text: string): PaperId | undefined {
  const bare = unescapeSlashes(unwrap(text));
  const found = wholeLinked.exec(bare) ?? wholeBare.exec(bare);
  return found?.groups?.id === undefined ? undefined : canonical(found.groups.id);
}

/** `2401.01234` or `hep-th/9901001`: the id as arXiv writes it, without a version. */
export function arxivIdOf(id: PaperId): string {
  return id.slice("arxiv:".length);
}

/** Chat platforms send links as `<address>` or `<address|label>`. */
function unwrap(text: string): string {
  const trimmed = text.trim();
  const bar = trimmed.startsWith("<") ? trimmed.indexOf("|") : -1;
  let start = 0;
  let end = bar < 0 ? trimmed.length : bar;
  while (start < end && isEdge(trimmed, start, opening)) start++;
  while (end > start && isEdge(trimmed, end - 1, closing)) end--;
  return trimmed.slice(start, end);
}

function isEdge(text: string, at: number, edges: ReadonlySet<string>): boolean {
  const char = text.charAt(at);
  return edges.has(char) || char.trim() === "";
}

function unescapeSlashes(text: string): string {
  return text.replace(/%2f/gi, "/").replace(/%3a/gi, ":");
}

function canonical(id: string): PaperId | undefined {
  const [archive = "", number] = id.toLowerCase().split("/");
  if (number === undefined) return isNewNumber(archive) ? `arxiv:${archive}` : undefined;
  const [name = ""] = archive.split(".");
  return isOldNumber(number) ? `arxiv:${name}/${number}` : undefined;
}

/** The scheme began in April 2007 with four digits a month and has five since January 2015. */
function isNewNumber(number: string): boolean {
  const month = number.slice(0, 4);
  if (!isMonth(month) || month < "0704") return false;
  return number.length === (month < "1501" ? 9 : 10) && !NUMBER_ZERO.test(number);
}

/** From July 1991 to March 2007: month and three digits. */
function isOldNumber(number: string): boolean {
  const month = number.slice(0, 4);
  return isMonth(month) && (month >= "9107" || month <= "0703") && !NUMBER_ZERO.test(number);
}

/** A month's papers are counted from one. */
const NUMBER_ZERO = /^\d{4}\.?0+$/;

function isMonth(yearAndMonth: string): boolean {
  const month = Number(yearAndMonth.slice(2));
  return month >= 1 && month <= 12;
}
