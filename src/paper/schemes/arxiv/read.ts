import { idPattern, linkPattern, namedPattern } from "./patterns.ts";

const linked = `(?:${linkPattern}|${namedPattern})(?:arxiv:)?${idPattern}`;
const tail = String.raw`(?:\.(?:pdf|md|html))?(?:[/?#]\S*|\s\[[a-z.-]{2,20})?`;
const wholeLinked = new RegExp(`^${linked}${tail}$`, "i");
const wholeBare = new RegExp(String.raw`^${idPattern}(?:\.pdf)?/?$`, "i");

/** Reads an id that is bare, cited, or in a link to arXiv, ar5iv, Hugging Face, alphaXiv or the DOI. */
export function readArxivId(text: string): string | undefined {
  const found = wholeLinked.exec(text) ?? wholeBare.exec(text);
  return found?.groups?.id === undefined ? undefined : canonical(found.groups.id);
}

function canonical(id: string): string | undefined {
  const [archive = "", number] = id.toLowerCase().split("/");
  if (number === undefined) return isNewNumber(archive) ? archive : undefined;
  const [name = ""] = archive.split(".");
  return isOldNumber(number) ? `${name}/${number}` : undefined;
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
