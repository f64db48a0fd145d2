import type { Choice } from "../chat/inbox.ts";
import { CATEGORY_NAMES } from "../query/arxiv-taxonomy.ts";
import type { Context } from "./command.ts";

/** A category still being typed at the end of a query, and what stands before it. */
const CATEGORY = /^(?<before>(?:.*\s)?-?(?:cat|category):)(?<typed>\S*)$/isu;
const SUGGESTIONS = 24;
/** Discord's, for the value of a choice. */
const VALUE_LIMIT = 100;
const LABEL_LIMIT = 90;
/** Fewer letters begin a word of nearly every name. */
const LETTERS_OF_NAME = 2;

/** What to begin with, where nothing is typed yet. */
const BEGINNINGS = ["cs.AI", "cs.CL", "cs.CV", "cs.LG", "cs.RO", "stat.ML"];

/** Completes the words of a search: a category by its code or its name; and what was typed. */
export async function completeQuery(_: Context, typed: string): Promise<Choice[]> {
  if (typed.trim() === "") return BEGINNINGS.flatMap((code) => categoriesFor(`cat:${code}`));
  return [...categoriesFor(typed), ...asTyped(typed)];
}

/** What was typed, for platforms whose lists take nothing but what they offer. */
export function asTyped(typed: string): Choice[] {
  if (typed.trim() === "") return [];
  return [{ label: typed.slice(0, LABEL_LIMIT), value: typed.slice(0, VALUE_LIMIT) }];
}

/** The whole query for each category that the end of it may become. */
export function categoriesFor(typed: string): Choice[] {
  const { before, typed: begun } = CATEGORY.exec(typed)?.groups ?? {};
  if (before === undefined || begun === undefined) return [];
  const wanted = begun.toLowerCase();
  const codes = [...CATEGORY_NAMES].filter(([code]) => code.toLowerCase().startsWith(wanted));
  const named = [...CATEGORY_NAMES].filter(([, name]) => isNamed(name, wanted));
  const found = new Map([...codes, ...named].slice(0, SUGGESTIONS));
  return [...found]
    .map(([code, name]) => ({ label: `${before}${code} (${name})`, value: `${before}${code}` }))
    .filter(({ value }) => value.length <= VALUE_LIMIT)
    .map(({ label, value }) => ({ label: label.slice(0, LABEL_LIMIT), value }));
}

function isNamed(name: string, begun: string): boolean {
  if (begun.length < LETTERS_OF_NAME) return false;
  return name
    .toLowerCase()
    .split(/\W+/u)
    .some((word) => word.startsWith(begun));
}
