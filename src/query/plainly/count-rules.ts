import type { Rule } from "./rule.ts";

const WITH = "(?:(?:with|having|that have) )?";
/** Stars may be of the sky. */
const OF = "(votes|upvotes|likes|comments|(?<=github )stars)";
const SIGNS: readonly (readonly [words: string, sign: string])[] = [
  ["(?:more than|over|above)", ">"],
  ["(?:fewer than|less than|under|below)", "<"],
  ["(?:at least|a minimum of)", ">="],
  ["(?:at most|up to)", "<="],
];

function rulesOf([words, sign]: (typeof SIGNS)[number]): Rule[] {
  return [
    [new RegExp(`\\b${WITH}${words} (\\d+) (?:github (?=stars))?${OF}\\b`, "gi"), `$2:${sign}$1`],
    [new RegExp(`\\b${WITH}(?:github (?=stars))?${OF} ${words} (\\d+)\\b`, "gi"), `$1:${sign}$2`],
  ];
}

/** With more than 10 votes, 10+ votes, min-votes:10. */
export const COUNT_RULES: readonly Rule[] = [
  ...SIGNS.flatMap(rulesOf),
  [
    new RegExp(`\\b${WITH}(\\d+)(?:\\+| or more) (?:github (?=stars))?${OF}(?!\\w)`, "gi"),
    "$2:>=$1",
  ],
  [/\b(min|max)(?:imum)?[- ](votes|upvotes|stars|comments)(?::\s?| )(?=\d)/gi, "$1_$2:"],
];
