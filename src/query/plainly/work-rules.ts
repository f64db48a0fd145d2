import type { Rule } from "./rule.ts";

const ASKING =
  "(?:(?:please )?(?:show|give|find|get|send|list|recommend|suggest)(?: me| us)? |i(?: a|')m looking for |looking for |(?:are|is) there |do you have )?";
const WHICH = "(?:all |the |some |any )?(?:(?:new|latest|recent|newest|good) )?";
const WORKS = "(?:papers?|articles|works?|publications|preprints|research|studies|literature)";
const ON = "(?:on|about|regarding|concerning|related to|dealing with)";

/** Papers about robots: that they are papers holds for all. */
/** New physics, top quarks, best responses and best arms are what papers are about. */
const TERM =
  "(?:new physics|top (?:quarks?|squarks?|pairs?|mass|tagg(?:ing|ers?))|best (?:arms?|responses?|practices?|efforts?|subsets?))";

export const WORK_RULES: readonly Rule[] = [
  [new RegExp(`^${ASKING}${WHICH}${WORKS} ${ON} (?=\\S)`, "i"), ""],
  [/^((?:latest|newest) (?!OR )(?:(?! OR ).)+) (?:papers|articles|preprints)$/i, "$1"],
  [
    new RegExp(
      `^(?:the )?(?!${TERM}\\b)(?:new|recent|best|top) (?!OR )((?:(?! OR ).)+) (?:papers|articles|preprints)$`,
      "i",
    ),
    "$1",
  ],
  [new RegExp(`^((?:the )?${TERM}\\b.*) (?:papers|articles|preprints)$`, "i"), "$1"],
  [/(?<=\S (?<!OR )(?:latest|newest|recent)) (?:papers|articles|preprints)$/i, ""],
];
