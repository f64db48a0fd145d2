import { parsePaperId } from "../paper/id.ts";
import type { Instant } from "../paper/paper.ts";
import { nameWords } from "./name-words.ts";
import { parseCategory } from "./category.ts";
import { parseCount } from "./count.ts";
import { parseDays, parseDaysAgo } from "./day.ts";
import type { FieldName } from "./field-name.ts";
import type { CountOf, HasWhat, Term, TextField } from "./query.ts";
import { trimWord } from "./text.ts";
import { tokenize } from "./tokenize.ts";

/** A field's value as typed. */
export interface Value {
  readonly text: string;
  readonly quoted: boolean;
  /** The present moment, for `since:7d`; without it only dates are understood. */
  readonly now?: Instant;
}

type Reader = (value: Value) => readonly Term[] | undefined;

/** Every field but `in:`, which says where others look. */
export type TermField = Exclude<FieldName, "in">;

const READERS: Readonly<Record<TermField, Reader>> = {
  author: ({ text, quoted }) => {
    const name = quoted ? text : trimWord(text);
    return nameWords(name).length > 0 ? [{ kind: "author", name }] : undefined;
  },
  title: (value) => readText(value, "title"),
  abstract: (value) => readText(value, "abstract"),
  cat: ({ text }) => {
    const category = parseCategory(plain(text));
    return category === undefined ? undefined : [{ kind: "category", category }];
  },
  has: ({ text }) => {
    const what = HAS_WHAT.find((each) => each === plain(text).toLowerCase());
    return what && [{ kind: "has", what }];
  },
  votes: ({ text }) => readCount(text, "votes"),
  stars: ({ text }) => readCount(text, "stars"),
  comments: ({ text }) => readCount(text, "comments"),
  since: ({ text, now }) => {
    const day = parseDays(plain(text))?.start;
    const at = day ?? (now === undefined ? undefined : parseDaysAgo(plain(text), now));
    return at === undefined ? undefined : [{ kind: "date", edge: "since", at }];
  },
  until: ({ text }) => {
    const at = parseDays(plain(text))?.end;
    return at === undefined ? undefined : [{ kind: "date", edge: "until", at }];
  },
  like: ({ text }) => {
    const paper = parsePaperId(text);
    return paper && [{ kind: "like", paper }];
  },
};

const HAS_WHAT: readonly HasWhat[] = ["code", "project", "summary"];

const NEEDS: Readonly<Record<FieldName, string>> = {
  author: "a name such as author:“Ada Lovelace”",
  title: "a word such as title:diffusion",
  abstract: "a word such as abstract:diffusion",
  in: "title or abstract",
  cat: "a category such as cs.RO",
  has: "code, project or summary",
  votes: "a number such as votes:>20",
  stars: "a number such as stars:>100",
  comments: "a number such as comments:>5",
  since: "a date such as since:2026-01-31",
  until: "a date such as until:2026-01-31",
  like: "a paper’s id such as like:2401.01234",
};

/** The terms a field stands for; undefined when its value is not what the field needs. */
export function readField(name: TermField, value: Value): readonly Term[] | undefined {
  return READERS[name](value);
}

/** What a field needs, to follow “needs”. */
export function needOf(name: FieldName): string {
  return NEEDS[name];
}

function readText({ text, quoted }: Value, field: TextField): readonly Term[] | undefined {
  const words = quoted ? text : trimWord(text);
  if (tokenize(words).length === 0) return undefined;
  return [{ kind: "text", text: words, phrase: quoted, field }];
}

function readCount(text: string, of: CountOf): readonly Term[] | undefined {
  return parseCount(plain(text))?.map((bound) => ({ kind: "count", of, ...bound }));
}

/** Without the comma that ends a clause. */
function plain(text: string): string {
  return text.trim().replace(/[,;]$/, "");
}
