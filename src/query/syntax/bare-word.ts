import { isCategoryWord } from "../category.ts";
import { lex } from "./lex.ts";

/** Whether clean text typed as it is, is read as exactly this one word. */
export function isBareWord(text: string): boolean {
  const [token, ...rest] = lex(text).tokens;
  if (rest.length > 0 || token?.kind !== "word" || token.text !== text) return false;
  return !isCategoryList(text);
}

/** `cs.LG` and `cs.LG,cs.CL` */
export function isCategoryList(text: string): boolean {
  return /[.-]/.test(text) && text.split(LIST).every(isCategoryWord);
}

/** What stands between the members of a list. */
export const LIST = /[,;+]/;
