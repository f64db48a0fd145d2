import { parsePaperId } from "../../paper/id.ts";
import type { Instant } from "../../time/instant.ts";
import { categoriesNamed, parseCategory } from "../category.ts";
import { parseCount } from "../count.ts";
import { nameWords } from "../names/name-words.ts";
import type { CountOf, Expr, HasWhat, Term, TextField } from "../query.ts";
import { tokenize } from "../words/tokenize.ts";
import { LIST } from "./bare-word.ts";
import { spanOf } from "./day-range.ts";
import type { FieldName } from "./field-name.ts";
import { trimWord, trimWordOrBeginning } from "./text.ts";

/** A field's value as typed. */
export interface Value {
  readonly text: string;
  readonly quoted: boolean;
  /** The present moment, for `since:7d`; without it only dates are understood. */
  readonly now?: Instant;
}

type Reader = (value: Value) => Expr | undefined;

/** Every field but `in:`, which says where others look. */
export type TermField = Exclude<FieldName, "in">;

const READERS: Readonly<Record<TermField, Reader>> = {
  author: ({ text, quoted }) => {
    const name = quoted ? text : trimWord(text);
    return nameWords(name).length > 0 ? authorsIn(name, quoted) : undefined;
  },
  title: (value) => readText(value, "title"),
  abstract: (value) => readText(value, "abstract"),
  cat: ({ text }) => readCategories(plain(text).replace(/^[[{]|[\]}]$/g, "")),
  has: ({ text }) => {
    const what = WHAT_NAMED.get(plain(text).toLowerCase());
    return what && { kind: "has", what };
  },
  votes: ({ text }) => readCount(text, "votes"),
  stars: ({ text }) => readCount(text, "stars"),
  comments: ({ text }) => readCount(text, "comments"),
  since: ({ text, now }) => dateAt("since", spanOf(unsigned(text), now)?.start),
  until: ({ text, now }) => dateAt("until", spanOf(plain(text), now)?.end),
  before: ({ text, now }) => dateAt("until", spanOf(plain(text), now)?.start),
  on: ({ text, now }) => {
    const [, sign, bound = ""] = /^([<>])=?\s*(.+)$/.exec(plain(text)) ?? [];
    if (sign === ">") return dateAt("since", spanOf(bound, now)?.start);
    if (sign === "<") return dateAt("until", spanOf(bound, now)?.start);
    const { start, end } = spanOf(plain(text), now) ?? {};
    return all([dateAt("since", start), dateAt("until", end)].flatMap((date) => date ?? []));
  },
  like: ({ text }) => {
    const paper = parsePaperId(text);
    return paper && { kind: "like", paper };
  },
};

function all(of: readonly Expr[]): Expr | undefined {
  return of.length > 1 ? { kind: "and", of } : of[0];
}

function dateAt(edge: "since" | "until", at: number | undefined): Term | undefined {
  return at === undefined || !Number.isFinite(at) ? undefined : { kind: "date", edge, at };
}

const WHAT_NAMED = new Map<string, HasWhat>([
  ...namesOf("code", "code github implementation repo repository"),
  ...namesOf("project", "project homepage page website"),
  ...namesOf("summary", "summary tldr"),
]);

function namesOf(what: HasWhat, names: string): [string, HasWhat][] {
  return names.split(" ").map((name) => [name, what]);
}

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
  before: "a date such as before:2026-01-31",
  on: "a date such as on:2026-01-31",
  like: "a paper’s id such as like:2401.01234",
};

/** What a field stands for; undefined when its value is not what the field needs. */
export function readField(name: TermField, value: Value): Expr | undefined {
  return READERS[name](value);
}

/** What a field needs, to follow “needs”. */
export function needOf(name: FieldName): string {
  return NEEDS[name];
}

function readText({ text, quoted }: Value, field: TextField): Term | undefined {
  const words = quoted ? text : trimWordOrBeginning(text);
  if (tokenize(words).length === 0) return undefined;
  return { kind: "text", text: words, phrase: quoted, field };
}

function readCount(text: string, of: CountOf): Expr | undefined {
  const bounds = parseCount(plain(text));
  return bounds && all(bounds.map((bound): Term => ({ kind: "count", of, ...bound })));
}

/**
 * A name, or several: Jarmak,Accomazzi are two authors, and so are Ada Lovelace, Alan Turing; but
 * Hinton,G and Hinton, Geoffrey are one.
 */
function authorsIn(name: string, quoted: boolean): Expr | undefined {
  const names = name.split(/[,;&]|\band\b/).map((each) => each.trim());
  const isJoined = /[;&]|\band\b/.test(name);
  const several =
    names.length > 1 &&
    names.every((each) => nameWords(each).some((word) => word.length > 2)) &&
    (!quoted || isJoined || names.length > 2 || names.every((each) => each.includes(" ")));
  return all((several ? names : [name]).map((each): Term => ({ kind: "author", name: each })));
}

/** One category or several in a list, of which any will do; also by name. */
function readCategories(text: string): Expr | undefined {
  const only = parseCategory(text.trim());
  if (only !== undefined) return { kind: "category", category: only };
  const listed = text.split(LIST).map((each) => parseCategory(each.trim()) ?? "");
  const apart = text.split(/[/|]/).map((each) => parseCategory(each) ?? "");
  const found = [listed, apart].find((each) => !each.includes("")) ?? categoriesNamed(text);
  const of = found.map((category): Term => ({ kind: "category", category }));
  return of.length > 1 ? { kind: "or", of } : of[0];
}

/** since:>=2026-01-31 says no more than since:2026-01-31. */
function unsigned(text: string): string {
  return plain(text).replace(/^>?=?\s*/, "");
}

/** Without the comma that ends a clause. */
function plain(text: string): string {
  return text.trim().replace(/[,;]$/, "");
}
