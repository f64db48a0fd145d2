import { type FieldName, fieldNamed } from "./field-name.ts";
import { cleanPhrase, QUOTES, trimWord } from "./text.ts";

/** The pieces of a typed query. */
export type Token =
  | { readonly kind: "word" | "phrase"; readonly text: string }
  /** `name:value`; the value is empty when nothing stands directly behind the colon. */
  | {
      readonly kind: "field";
      readonly name: FieldName;
      readonly value: string;
      readonly quoted: boolean;
    }
  /** `name:value` with a name that no field has. */
  | { readonly kind: "unknown"; readonly name: string; readonly text: string }
  | { readonly kind: "or" | "and" | "not" }
  | { readonly kind: "open" }
  | { readonly kind: "close" };

export interface Lexed {
  readonly tokens: readonly Token[];
  /** A quotation mark had no partner; its phrase runs to the end. */
  readonly unclosedQuote: boolean;
}

// Patterns are tried at one place only (sticky) and move on by what they took: reading is linear.
const STOP = String.raw`\s()|${QUOTES}`;
const DASH = String.raw`\-‐‑–—−`;
const SPACE = /\s+/y;
const QUOTED = new RegExp(`[${QUOTES}]([^${QUOTES}]*)([${QUOTES}]?)`, "y");
const SIGN = /[()]|\|+/y;
const MINUS = new RegExp(`[${DASH}]+(?=[^\\s|)${DASH}])`, "y");
const COUNT = new RegExp(
  `(votes|stars|comments)(?:\\s?:\\s?|\\s?(?=[<>=≥≤]))([<>=≥≤]{0,2})\\s?(\\d[^${STOP}]*)`,
  "iy",
);
const FIELD = new RegExp(`([\\p{L}_]{2,}):(?!//)([^${STOP}]*)`, "uy");
const WORD = new RegExp(`[\\p{L}\\p{N}][^${STOP}]*`, "uy");
/** What no word begins with. */
const NOISE = new RegExp(`[^${STOP}${DASH}\\p{L}\\p{N}]+|[${DASH}]+`, "uy");

/** Splits clean text; every character belongs to a token or is passed over. */
export function lex(text: string): Lexed {
  const cursor = createCursor(text);
  const tokens: Token[] = [];
  let mayNegate = true;
  while (!cursor.atEnd()) {
    const gap = cursor.take(SPACE) !== undefined;
    const token = nextToken(cursor, gap || mayNegate);
    if (token) tokens.push(token);
    else cursor.take(NOISE);
    mayNegate = token !== undefined && MAY_PRECEDE_MINUS.has(token.kind);
  }
  return { tokens, unclosedQuote: cursor.unclosedQuote() };
}

/** Whether clean text typed as it is, is read as exactly this one word. */
export function isBareWord(text: string): boolean {
  const [token, ...rest] = lex(text).tokens;
  return rest.length === 0 && token?.kind === "word" && token.text === text;
}

/** Behind these a dash negates even without a space; elsewhere it is part of a compound. */
const MAY_PRECEDE_MINUS = new Set<Token["kind"]>(["open", "or", "and", "not"]);

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

function nextToken(cursor: Cursor, mayNegate: boolean): Token | undefined {
  const phrase = cursor.takePhrase();
  if (phrase !== undefined) return { kind: "phrase", text: phrase };
  const sign = cursor.take(SIGN);
  if (sign) return SIGNS.get(sign[0]) ?? { kind: "or" };
  if (mayNegate && cursor.take(MINUS)) return { kind: "not" };
  const count = cursor.take(COUNT);
  if (count) return countField(count);
  const field = cursor.take(FIELD);
  if (field) return namedField(field, cursor);
  const word = cursor.take(WORD);
  return word && wordOrOperator(word[0]);
}

const SIGNS = new Map<string, Token>([
  ["(", { kind: "open" }],
  [")", { kind: "close" }],
]);

const OPERATORS = new Map<string, Token>([
  ["OR", { kind: "or" }],
  ["AND", { kind: "and" }],
  ["NOT", { kind: "not" }],
]);

function wordOrOperator(raw: string): Token {
  const text = trimWord(raw);
  return OPERATORS.get(text) ?? { kind: "word", text };
}

function countField([, typed = "", sign = "", number = ""]: RegExpExecArray): Token {
  const name = fieldNamed(typed) ?? "votes";
  return { kind: "field", name, value: sign + number, quoted: false };
}

function namedField([all, typed = "", value = ""]: RegExpExecArray, cursor: Cursor): Token {
  const name = fieldNamed(typed);
  if (name === undefined) return unknownField(all, typed, value, cursor);
  const phrase = value === "" ? cursor.takePhrase() : undefined;
  return { kind: "field", name, value: phrase ?? value, quoted: phrase !== undefined };
}

/** A colon with nothing behind it is punctuation. */
function unknownField(all: string, name: string, value: string, cursor: Cursor): Token {
  const hasValue = trimWord(value) !== "" || `(${QUOTES}`.includes(cursor.next() || " ");
  return hasValue ? { kind: "unknown", name, text: trimWord(all) } : wordOrOperator(all);
}
