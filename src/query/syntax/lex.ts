import { type FieldName, fieldNamed, meansAnywhere } from "./field-name.ts";
import { cleanPhrase, QUOTES, trimWord, trimWordOrBeginning } from "./text.ts";

/** The pieces of a typed query. */
export type QueryToken =
  | { readonly kind: "word" | "phrase"; readonly text: string }
  /** `name:value`; the value is empty when nothing stands directly behind the colon. */
  | {
      readonly kind: "field";
      readonly name: FieldName;
      /** The name as typed. */
      readonly typed: string;
      readonly value: string;
      readonly quoted: boolean;
    }
  /** `name:value` with a name that no field has. */
  | { readonly kind: "unknown"; readonly name: string; readonly text: string }
  | { readonly kind: "or"; readonly small?: boolean }
  | { readonly kind: "and" | "not" }
  | { readonly kind: "open" }
  | { readonly kind: "close" };

export interface Lexed {
  readonly tokens: readonly QueryToken[];
  /** A quotation mark had no partner; its phrase runs to the end. */
  readonly unclosedQuote: boolean;
  /** A star stood where it stands for nothing. */
  readonly strayStar: boolean;
}

// Patterns are tried at one place only (sticky) and move on by what they took: reading is linear.
const STOP = String.raw`\s()|${QUOTES}`;
const DASH = String.raw`\-‐‑–—−`;
const SPACE = /\s+/y;
const QUOTED = new RegExp(`[${QUOTES}]([^${QUOTES}]*)([${QUOTES}]?)`, "y");
const SIGN = /[()]|\|+/y;
const MINUS = new RegExp(`[${DASH}!]+(?=[^\\s|)!=>${DASH}])`, "y");
const COUNT = new RegExp(
  `((?:min_?|max_?)?(?:votes|stars|comments)|upvotes|likes)(?:\\s?:\\s?|\\s?(?=[<>=≥≤]))([<>=≥≤]{0,2})\\s?(\\d[^${STOP}]*)`,
  "iy",
);
const FIELD = new RegExp(`([\\p{L}_]{2,})[:：](?!//)([^${STOP}]*)`, "uy");
/** author = Jarmak, cat : cs.LG */
const FIELD_APART = new RegExp(
  `(authors?|title|abstract|cat|category)(?:\\s?=\\s?|\\s[:：]\\s?)(?=["“\\p{L}])([^${STOP}]*)`,
  "iuy",
);
/** What these begin with. */
const BEGINS_COUNT = /[mvsculMVSCUL]/;
const BEGINS_APART = /[actACT]/;
/** JWST but not dust */
const BUT_NOT = /(?:and|but) not (?=\S)/iy;
/** submittedDate:[202601010000 TO 202612312359] */
const REST_OF_RANGE = /[^\]}]*[\]}]?/y;
/** A word before another, which nothing else can be; of AND and BUT a NOT may be part. */
const PLAIN = /(?!(?:and|but) )[a-z0-9]+(?:-[a-z0-9]+)*(?=$| [a-z0-9("])/iy;
const WORD = new RegExp(`[\\p{L}\\p{N}][^${STOP}]*`, "uy");
/** What no word begins with. */
const NOISE = new RegExp(`[^${STOP}${DASH}!\\p{L}\\p{N}]+|[${DASH}]+|!`, "uy");

/** Splits clean text; every character belongs to a token or is passed over. */
export function lex(text: string): Lexed {
  const cursor = createCursor(text);
  const tokens: QueryToken[] = [];
  let mayNegate = true;
  let strayStar = false;
  let starred = false;
  while (!cursor.atEnd()) {
    const gap = cursor.take(SPACE) !== undefined;
    const token = nextToken(cursor, gap || mayNegate);
    const noise = token ? undefined : cursor.take(NOISE)?.[0];
    if (token) tokens.push(starred ? unstarred(token) : token);
    strayStar ||= hasInnerStar(token) || (starred && !endsInStar(token));
    starred = noise?.endsWith("*") === true && /[\p{L}\p{N}]/u.test(cursor.next());
    mayNegate = token !== undefined && MAY_PRECEDE_MINUS.has(token.kind);
  }
  return { tokens: withinSides(tokens), unclosedQuote: cursor.unclosedQuote(), strayStar };
}

function endsInStar(token: QueryToken | undefined): boolean {
  return token?.kind === "word" && token.text.endsWith("*");
}

/** "transf* learning"; an A* search is one. */
const STAR_IN_PHRASE = /(?<=\p{L}{2})\*(?=\s|$)/u;

function hasInnerStar(token: QueryToken | undefined): boolean {
  if ((token?.kind !== "phrase" && token?.kind !== "word") || !token.text.includes("*"))
    return false;
  return token.kind === "phrase" ? STAR_IN_PHRASE.test(token.text) : !/^[^*]*\*$/.test(token.text);
}

/** *diffusion* is a word in bold. */
function unstarred(token: QueryToken): QueryToken {
  return token.kind === "word" ? { ...token, text: token.text.replace(/\*$/, "") } : token;
}

/** Whether a plain word is no word but joins others. */
export function isOperator(word: string): boolean {
  return OPERATORS.has(word);
}

/** What is longer is a sentence, in which small letters join words and do not operate on them. */
const MOST_WITH_SMALL_OR = 10;

/** In small letters OR is an operator between two things of a few, else a word that says nothing. */
function withinSides(tokens: readonly QueryToken[]): readonly QueryToken[] {
  const few = tokens.length <= MOST_WITH_SMALL_OR;
  return tokens.filter((token, at) => {
    if (token.kind !== "or" || !token.small) return true;
    if (!few) return false;
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    return (
      before !== undefined &&
      after !== undefined &&
      !NO_END.has(before.kind) &&
      !NO_START.has(after.kind)
    );
  });
}

const NO_END = new Set<QueryToken["kind"]>(["open", "or", "and", "not"]);
const NO_START = new Set<QueryToken["kind"]>(["close", "or", "and"]);

/** Behind these a dash negates even without a space; elsewhere it is part of a compound. */
const MAY_PRECEDE_MINUS = new Set<QueryToken["kind"]>(["open", "or", "and", "not"]);

type Cursor = ReturnType<typeof createCursor>;

function createCursor(text: string) {
  let at = 0;
  let unclosedQuote = false;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    if (found) at = pattern.lastIndex;
    return found;
  };
  return {
    take,
    takePhrase(): string | undefined {
      const found = take(QUOTED);
      if (found?.[2] === "") unclosedQuote = true;
      return found && cleanPhrase(found[1] ?? "");
    },
    next: () => text.charAt(at),
    atEnd: () => at >= text.length,
    unclosedQuote: () => unclosedQuote,
  };
}

function nextToken(cursor: Cursor, mayNegate: boolean): QueryToken | undefined {
  const plain = cursor.take(PLAIN);
  if (plain) return OPERATORS.get(plain[0]) ?? { kind: "word", text: plain[0] };
  const phrase = cursor.takePhrase();
  if (phrase !== undefined) return { kind: "phrase", text: phrase };
  const sign = cursor.take(SIGN);
  if (sign) return SIGNS.get(sign[0]) ?? { kind: "or" };
  if (mayNegate && (cursor.take(MINUS) || cursor.take(BUT_NOT))) return { kind: "not" };
  const first = cursor.next();
  const count = BEGINS_COUNT.test(first) ? cursor.take(COUNT) : undefined;
  if (count) return countField(count);
  const field =
    cursor.take(FIELD) ?? (BEGINS_APART.test(first) ? cursor.take(FIELD_APART) : undefined);
  if (field) return namedField(field, cursor);
  const word = cursor.take(WORD);
  return word && wordOrOperator(word[0]);
}

const SIGNS = new Map<string, QueryToken>([
  ["(", { kind: "open" }],
  [")", { kind: "close" }],
]);

const OPERATORS = new Map<string, QueryToken>([
  ["OR", { kind: "or" }],
  ["AND", { kind: "and" }],
  ["NOT", { kind: "not" }],
  ["ANDNOT", { kind: "not" }],
  ["andnot", { kind: "not" }],
  ["and/or", { kind: "or", small: true }],
  ["or", { kind: "or", small: true }],
  ["Or", { kind: "or", small: true }],
]);

function wordOrOperator(raw: string): QueryToken {
  const text = trimWordOrBeginning(raw);
  return OPERATORS.get(text) ?? { kind: "word", text };
}

function countField([, typed = "", sign = "", number = ""]: RegExpExecArray): QueryToken {
  const name = fieldNamed(typed) ?? "votes";
  return { kind: "field", name, typed, value: bounded(typed, sign + number), quoted: false };
}

/** max_votes:20 is at most 20; any other bare number is at least that many. */
function bounded(typed: string, value: string): string {
  return /^max/i.test(typed) && /^\d/.test(value) ? `<=${value}` : value;
}

/** Undefined behind a name that says nothing and before a group. */
function namedField(
  [all, typed = "", value = ""]: RegExpExecArray,
  cursor: Cursor,
): QueryToken | undefined {
  const name = fieldNamed(typed);
  if (name === undefined && meansAnywhere(typed)) return anywhere(typed, value, cursor);
  if (name === undefined) return unknownField(all, typed, value, cursor);
  const phrase = value === "" ? cursor.takePhrase() : undefined;
  const range =
    /^[[{]/.test(value) && !/[\]}]$/.test(value) ? cursor.take(REST_OF_RANGE) : undefined;
  const whole = bounded(typed, phrase ?? value + (range?.[0] ?? ""));
  return {
    kind: "field",
    name,
    typed: typed.toLowerCase(),
    value: whole,
    quoted: phrase !== undefined,
  };
}

function anywhere(typed: string, value: string, cursor: Cursor): QueryToken | undefined {
  const phrase = value === "" ? cursor.takePhrase() : undefined;
  if (phrase !== undefined) return { kind: "phrase", text: phrase };
  if (trimWord(value) !== "") return wordOrOperator(value);
  return cursor.next() === "(" ? undefined : wordOrOperator(typed);
}

/** A colon with nothing behind it is punctuation. */
function unknownField(all: string, name: string, value: string, cursor: Cursor): QueryToken {
  const hasValue = trimWord(value) !== "" || `(${QUOTES}`.includes(cursor.next() || " ");
  return hasValue ? { kind: "unknown", name, text: trimWord(all) } : wordOrOperator(all);
}
