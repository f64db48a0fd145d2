import type { Rule } from "./rule.ts";

const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const YEAR = String.raw`(?:19[89]\d|20[0-4]\d)`;
const DATE = `(?:${YEAR}(?:[-/]\\d{1,2}){0,2}|${MONTH} ${YEAR}|\\d{1,2} ${MONTH} ${YEAR})(?![\\w-])`;
const DAY = `${YEAR}(?:-\\d{1,2}){0,2}`;
const OUT = "(?:(?:published|submitted|released|posted|appeared|written) )";
/** Behind it nothing is left but fields: the year of an event is none of a paper. */
const END = String.raw`(?=$| \(?-?\w+:| -?[a-z-]+\.[A-Z]{2}\b)`;
/** Since last week, until yesterday: read where those are. */
const NO_EDGE = "(?<!\\b(?:since|until|till|before|after|at|on) )";
const COUNT = "(?:\\d{1,3}|a|two|three|four|five|six|seven|eight|nine|ten|twelve)";
const UNIT = "(?:day|week|month|year)";

/** In 2024, before May 2024, from 2020 to 2023, in the last two weeks, this year, yesterday. */
export const DATE_RULES: readonly Rule[] = [
  [/\b(date|year|published|submitted)\s?(?:(>=?|<=?)|=)\s?(?=\d)/gi, "$1:$2"],
  [new RegExp(`(?<=^|\\s)(${DAY}\\.\\.${DAY})(?=$|\\s)`, "g"), "date:$1"],
  [new RegExp(`(?<=^|\\s)(${DAY})\\.\\.(?=$|\\s)`, "g"), "since:$1"],
  [new RegExp(`(?<=^|\\s)\\.\\.(${DAY})(?=$|\\s)`, "g"), "until:$1"],
  [
    new RegExp(
      `\\b${OUT}?(?:between|from) (${DATE}) (?:and|to|until|till|through|-|–) (${DATE})`,
      "gi",
    ),
    (_, from, to) => `date:"${from}..${to}"`,
  ],
  [new RegExp(`\\b(?:${OUT}(?:in|on|during) (${DATE})|${OUT}(${DATE}))`, "gi"), on],
  [new RegExp(`(?<=\\S )(?:in|from|of|during) (${DATE})${END}`, "gi"), on],
  [new RegExp(`\\b${OUT}(?:after|since) (${DATE})`, "gi"), 'since:"$1"'],
  [new RegExp(`(?<=\\S )after (${DATE})${END}`, "gi"), 'since:"$1"'],
  [new RegExp(`\\b${OUT}before (${DATE})`, "gi"), 'before:"$1"'],
  [new RegExp(`(?<=\\S )before (${DATE})${END}`, "gi"), 'before:"$1"'],
  [new RegExp(`(?<=\\S )(?:till|up to|through) (${DATE})${END}`, "gi"), 'until:"$1"'],
  [
    new RegExp(
      `(?<=\\S )${NO_EDGE}${OUT}?(?:(?:in|from|of|over|during|within) )?(?:the )?((?:last|past) (?:${COUNT} )?${UNIT}s?)${END}`,
      "gi",
    ),
    'since:"$1"',
  ],
  [
    new RegExp(
      `(?<=\\S )${NO_EDGE}${OUT}?(?:(?:in|from|of|during) )?(this (?:week|month|year)|yesterday)${END}`,
      "gi",
    ),
    'since:"$1"',
  ],
];

function on(_: string, first: string | undefined, second?: string | number): string {
  return `date:"${first ?? second}"`;
}
