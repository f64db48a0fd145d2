import { parseCategory } from "../category.ts";
import type { Rule } from "./rule.ts";

const CODE = String.raw`([a-z]+(?:-[a-z]+)?\.[a-z]{2,8}(?:-[a-z]{2,8})?)(?![\w-])`;
const LISTING =
  /(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:list|archive)\/([a-z-]+(?:\.[a-z-]+)?)(?:\/\S*)?/gi;

/** not cs.CV, category cs.CV, arXiv:cs.CV, papers in cs.CV, and the address of a category's list. */
export const CATEGORY_RULES: readonly Rule[] = [
  [/(?<=^|\s)([a-z]+(?:-[a-z]+)?)\.\*(?=$|\s)/gi, ifCategory("cat:")],
  [LISTING, ifCategory("cat:")],
  [new RegExp(`\\bnot ${CODE}`, "gi"), ifCategory("NOT ")],
  [
    new RegExp(`(?<=^|[\\s(])(?:cat |categor(?:y|ies) |subject |arxiv:|in:)${CODE}`, "gi"),
    ifCategory("cat:"),
  ],
  [new RegExp(`^(?:papers|preprints|articles) (?:in|from|on) ${CODE}`, "i"), ifCategory("")],
  [new RegExp(`(?<=^|\\s)${CODE} (?:papers|preprints|articles)$`, "i"), ifCategory("")],
];

function ifCategory(before: string) {
  return (all: string, code: string) => (parseCategory(code) ? `${before}${code}` : all);
}
