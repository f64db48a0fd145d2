import { shorten } from "./shorten.ts";

/** In code points; collaborations have names as long as titles. */
const NAME_LENGTH = 60;

const number = new Intl.NumberFormat("en");

/** "First Author, Second Author and 6 more"; empty without authors. */
export function authorLine(authors: readonly string[], shown = 2): string {
  const named = authors.filter((author) => author.trim() !== "");
  const names = named.slice(0, Math.max(shown, 0)).map((name) => shorten(name, NAME_LENGTH));
  const more = named.length - names.length;
  if (names.length === 0) return more > 0 ? count(more) : "";
  return more > 0 ? `${names.join(", ")} and ${number.format(more)} more` : list(names);
}

function count(authors: number): string {
  return `${number.format(authors)} ${authors === 1 ? "author" : "authors"}`;
}

function list(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}
