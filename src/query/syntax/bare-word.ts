import { isCategoryWord } from "../category.ts";
import { restate } from "../plainly/restate.ts";
import { isOperator, lex } from "./lex.ts";
import { PLAIN_WORD } from "./text.ts";

/** Whether clean text typed as it is, is read as exactly this one word. */
export function isBareWord(text: string): boolean {
  if (PLAIN_WORD.test(text)) return !isOperator(text);
  const [token, ...rest] = lex(text).tokens;
  if (rest.length > 0 || token?.kind !== "word" || token.text !== text) return false;
  return !isCategoryList(text) && (PLAIN.test(text) || restate(text) === text);
}

/** Of letters alone, which say nothing by themselves. */
const PLAIN = /^[\p{L}\p{N}-]+$/u;

/** `cs.LG`, `cs.LG,cs.CL` and `cs.LG/cs.CL` */
export function isCategoryList(text: string): boolean {
  return /[.-]/.test(text) && [LIST, "/"].some((by) => text.split(by).every(isCategoryWord));
}

/** What stands between the members of a list. */
export const LIST = /[,;+]/;
