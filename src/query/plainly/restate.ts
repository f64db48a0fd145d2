import { CATEGORY_RULES } from "./category-rules.ts";
import { COUNT_RULES } from "./count-rules.ts";
import { DATE_RULES } from "./date-rules.ts";
import { maySay } from "./may-say.ts";
import { CITATION_RULES, NAME_RULES, WHOLE_NAME_RULES } from "./name-rules.ts";
import { OPERATOR_RULES } from "./operator-rules.ts";
import { applyRules, type Rule } from "./rule.ts";
import { WORK_RULES } from "./work-rules.ts";

/** Rules, and what a text must have for any of them to change it. */
const RULES: readonly (readonly [needs: RegExp, rules: readonly Rule[]])[] = [
  [
    /\+|:[!-]|\p{L}[,;]\p{L}|\b(?:not|except|excluding|either) |title|abstract|(?:code|github|repo):/iu,
    OPERATOR_RULES,
  ],
  [/[./]/, CATEGORY_RULES],
  [/votes|likes|comments|stars/i, COUNT_RULES],
  [/(?:19|20)\d\d|[<>=]|last|past|this|yesterday/i, DATE_RULES],
  [
    /\b(?:papers?|articles|works?|publications|preprints|research|studies|literature)\b/i,
    WORK_RULES,
  ],
  [/et\.? al/, CITATION_RULES],
  [/['’]|\b(?:authors?|of|by) /, NAME_RULES],
  [/\p{Lu}/u, WHOLE_NAME_RULES],
];

/**
 * What people say in plain words, as the language has it: robots published in 2024 → robots date:2024.
 * Whoever writes AND writes the language, and is read word by word; so is what is longer than a sentence.
 */
export function restate(text: string): string {
  if (!maySay(text) || !SENTENCE.test(text)) return text;
  if (PLACE.test(text) || text.includes(" AND ")) return text;
  const kept: string[] = [];
  const bare = withQuotes(text).replace(
    QUOTED,
    (quoted) => `${OPEN}${kept.push(quoted) - 1}${CLOSE}`,
  );
  const said = RULES.reduce(
    (all, [needs, rules]) => (needs.test(all) ? applyRules(all, rules) : all),
    bare,
  );
  return said.replace(PLACES, (_, at: string) => kept[Number(at)] ?? "");
}

/** People type so many words to say one thing; a paragraph is a text, and none of its words is meant so. */
const SENTENCE = /^\S*(?:\s+\S+){0,20}\s*$/;

/** A whole quotation is read as it is; a sign that no text has stands in its place. */
const QUOTED = /["“„«][^"“”„«»]*["”“»]/gu;
const [OPEN, CLOSE] = ["\uE000", "\uE001"];
const PLACE = /[\uE000\uE001]/;
const PLACES = /\uE000(\d+)\uE001/g;

/** 'cold worlds' and `cold worlds` are quoted, too; players' and O'Brien's are not. */
const OTHER_QUOTES = /(^|[\s(:=])(?:['‘]([^'’‘"“”\s][^'’‘"“”]+)['’]|`([^`"“”]{2,})`)(?=$|[\s),;])/g;

function withQuotes(text: string): string {
  return text.replace(
    OTHER_QUOTES,
    (_, before: string, single?: string, back?: string) => `${before}"${single ?? back ?? ""}"`,
  );
}
