import { defined } from "../collections/defined.ts";

export interface OrderSaid {
  /** What is left of the text. */
  readonly rest: string;
  readonly sort?: "relevance" | "newest" | "votes";
  readonly count?: number;
}

const DATE = "date|time|newest|latest|recency|recent|new";
const VOTES = "votes|upvotes|likes|popularity|popular";
const SORTS: readonly (readonly [pattern: RegExp, sort: "relevance" | "newest" | "votes"])[] = [
  [ordered(DATE), "newest"],
  [/,? (?:newest|latest|most recent) first$/i, "newest"],
  [ordered(VOTES), "votes"],
  [/,? most (?:votes|voted|upvotes|upvoted|liked|popular) first$/i, "votes"],
  [ordered("relevance|relevancy|best match"), "relevance"],
];
/** Behind words; in “top 5” a number is what a paper is about. */
const COUNT = /,? (?:-{1,2})?(?:limit|count|max)[ =](\d{1,2})$/i;
/** “3 papers on robots” */
const COUNTED = /^(?:(?:show|give|find)(?: me)? )?(\d{1,2}) papers (?:on|about) (?=\S)/i;

/** An order and a number said among the words of a search: robots newest first, robots sorted by votes, limit 3. */
export function readOrder(text: string, most: number): OrderSaid {
  const [all, behind, before] = COUNT.exec(text) ?? COUNTED.exec(text) ?? [];
  const number = Number(behind ?? before);
  const count = number >= 1 && number <= most ? number : undefined;
  const counted = all === undefined || count === undefined ? text : text.replace(all, "").trim();
  const found = SORTS.find(([pattern]) => pattern.test(counted));
  const rest = found ? counted.replace(found[0], "") : counted;
  return { rest, ...defined({ sort: found?.[1], count }) };
}

function ordered(by: string): RegExp {
  return new RegExp(`(?<=\\S),? (?:sort(?:ed)?|order(?:ed)?)(?: by|=)? ?(?:${by})$`, "i");
}
