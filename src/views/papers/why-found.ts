import { describeList } from "../../query/say/describe-list.ts";
import type { ScoreParts, WordPart } from "../../search/score-parts.ts";

import type { SearchSort } from "../../search/search-index.ts";

/** Less than this part is not told. */
const LEAST = 0.005;

/** `Found by “graph” 31 % (title, abstract), “networks” 22 % (abstract); words near each other 8 %; the whole title 20 %.` */
export function whyFound(explanation: ScoreParts | undefined): string {
  if (!explanation) return "Found by another site, not by these words.";
  const { words, near, inTitle, wholeTitle, all, alike } = explanation;
  const lifts: readonly (readonly [string, number])[] = [
    ["words near each other", near],
    ["words in the title", inTitle],
    ["a title with all of them", wholeTitle],
    ["having all of the words", all],
    ["what it shares with the paper it is to be like", alike],
  ];
  const found = words.filter(({ part }) => part >= LEAST).map(wordWords);
  const missing = words.filter(({ part }) => part < LEAST).map(({ text }) => `“${text}”`);
  const parts = [
    ...(found.length > 0 ? [found.join(", ")] : []),
    ...lifts.filter(([, part]) => part >= LEAST).map(([what, part]) => `${what} ${percent(part)}`),
    ...(missing.length > 0 ? [`without ${describeList(missing, "and")}`] : []),
  ];
  return `Found by ${parts.join("; ")}.`;
}

/** What cannot be told of single papers. */
export function explainingNotes(asked: {
  readonly sort: SearchSort;
  readonly byMeaning: boolean;
}): string[] {
  if (asked.sort !== "relevance")
    return [
      "What lifts papers is told where the best match comes first; here another order counts.",
    ];
  return asked.byMeaning
    ? ["Parts are of what the words tell; the best were then put in order by meaning as well."]
    : [];
}

function wordWords({ text, part, texts }: WordPart): string {
  const where = texts.length > 0 ? ` (${texts.join(", ")})` : "";
  return `“${text}” ${percent(part)}${where}`;
}

function percent(part: number): string {
  return `${Math.round(100 * part)} %`;
}
