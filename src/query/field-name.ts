/** The names of fields as the language prints them. */
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
  "like",
] as const;

export type FieldName = (typeof FIELD_NAMES)[number];

const NAMES = new Map<string, FieldName>([
  ...FIELD_NAMES.map((name): [string, FieldName] => [name, name]),
  ["au", "author"],
  ["ti", "title"],
  ["abs", "abstract"],
  ["category", "cat"],
]);

/** The field people mean by a name or its short form, in any case. */
export function fieldNamed(typed: string): FieldName | undefined {
  return NAMES.get(typed.toLowerCase());
}

/** For a sentence that tells people what there is. */
export const FIELD_LIST = FIELD_NAMES.map((name) => `${name}:`).join(", ");
