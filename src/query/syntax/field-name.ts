/** The names of fields as the language has them. */
const FIELD_NAMES = [
  "author",
  "title",
  "abstract",
  "in",
  "cat",
  "has",
  "votes",
  "stars",
  "comments",
  "since",
  "until",
  "before",
  "on",
  "like",
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

/** What else people call them: as arXiv, other archives and other search engines do. */
const OTHER_NAMES: Readonly<Partial<Record<FieldName, string>>> = {
  author:
    "au authors by coauthor coauthors creator inauthor name researcher who writer first_author firstauthor last_author lastauthor",
  title: "ti titles intitle allintitle",
  abstract: "ab abs abstracts inabstract summary",
  cat: "category categories cats subject subjects primary primarycategory primary_category archive class section group subj",
  votes: "upvotes vote upvote likes min_votes minvotes max_votes maxvotes",
  stars: "star min_stars minstars max_stars github_stars",
  comments: "min_comments max_comments",
  since: "after from newer newer_than start",
  until: "to till through",
  before: "older older_than",
  on: "date day year month published publisheddate submitted submitteddate lastupdateddate updated",
  like: "similar related",
};

const NAMES = new Map<string, FieldName>(
  FIELD_NAMES.flatMap((name): [string, FieldName][] =>
    [name, ...(OTHER_NAMES[name]?.split(" ") ?? [])].map((each) => [each, name]),
  ),
);

/** Names that ask for the first or last of several, which is not looked at. */
const NARROWER = /^(?:primary|first_?author|last_?author)/;

/** A sentence on a field's name that says more than is looked at, as typed in small letters. */
export function remarkOnName(typed: string): string | undefined {
  const name = NARROWER.test(typed) ? fieldNamed(typed) : undefined;
  return name && `“${typed}:” was read as “${name}:”; which of them comes first is not looked at.`;
}

/** Names for looking anywhere, as every word does. */
const ANYWHERE = new Set(
  "about all any anywhere area body contains content everything field full search tag tags tiab text fulltext word words keyword keywords kw term terms topic q query".split(
    " ",
  ),
);

/** The field people mean by a name, in any case. */
export function fieldNamed(typed: string): FieldName | undefined {
  return NAMES.get(typed.toLowerCase());
}

/** Whether a name only says what holds without it: all:JWST. */
export function meansAnywhere(typed: string): boolean {
  return ANYWHERE.has(typed.toLowerCase());
}

/** For a sentence that tells people what there is. */
export const FIELD_LIST = FIELD_NAMES.map((name) => `${name}:`).join(", ");
