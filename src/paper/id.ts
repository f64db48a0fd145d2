import { defined } from "../collections/defined.ts";
import { type SchemeName, schemes } from "./schemes/index.ts";
import type { Scheme } from "./schemes/scheme.ts";

/** Names a work, not its finder or version: `arxiv:2401.01234`, `doi:10.1145/3600000`. */
export type PaperId = `${SchemeName}:${string}`;

/** A scheme of the table. */
export type KnownScheme = Scheme & { readonly name: SchemeName };

const bySchemes: readonly (readonly [string, KnownScheme])[] = schemes.map((scheme) => [
  `${scheme.name}:`,
  scheme,
]);

const opening = new Set("<([{\"'`*_«“‘\u200b\u200e\u200f\u2060\ufeff");
const closing = new Set(".,;:!?…>)]}\"'`*_»”’\u200b\u200e\u200f\u2060\ufeff");

/**
 * Reads one paper's id in any form people paste: bare, our own, or a link; brackets, quotes and
 * punctuation around it are ignored, its version is dropped. Where several schemes could name the
 * work, the first of their table does, so that one work has one id.
 * @returns undefined unless the entire text is one id
 */
export function parsePaperId(text: string): PaperId | undefined {
  const bare = unescapeSlashes(unwrap(text));
  for (const [, scheme] of bySchemes) {
    const rest = scheme.read(bare);
    if (rest !== undefined) return idIn(scheme, rest);
  }
  return undefined;
}

/** As people write it, which {@link parsePaperId} reads back: `2401.01234`, `10.1145/3600000`. */
export function printPaperId(id: PaperId): string {
  return id.slice(id.indexOf(":") + 1);
}

/** With what people call its scheme: `arXiv 2401.01234`. */
export function labelPaperId(id: PaperId): string {
  return `${schemeOf(id).title} ${printPaperId(id)}`;
}

/** Where the scheme says that the work is: its page, and its PDF where an id tells. */
export function paperLinks(id: PaperId): { readonly page: string; readonly pdf?: string } {
  const { page, pdf } = schemeOf(id);
  const rest = printPaperId(id);
  return { page: page(rest), ...defined({ pdf: pdf ? pdf(rest) : undefined }) };
}

/** Joins what {@link schemeOf} and {@link printPaperId} take apart. */
export function idIn({ name }: Pick<KnownScheme, "name">, rest: string): PaperId {
  return `${name}:${rest}`;
}

/** @throws RangeError for an id of no scheme of the table */
export function schemeOf(id: PaperId): KnownScheme {
  const found = schemeAt(id);
  if (!found) throw new RangeError(`No scheme of papers' ids is known for ${id}.`);
  return found;
}

/** Whose id a text that is none looks like. */
export function schemeResembled(text: string): KnownScheme | undefined {
  return bySchemes.find(([, { resembles }]) => resembles?.test(text))?.[1];
}

/** Whether a stored value is an id of a scheme that is known. */
export function isPaperId(value: unknown): value is PaperId {
  return typeof value === "string" && schemeAt(value) !== undefined;
}

function schemeAt(id: string): KnownScheme | undefined {
  for (const [start, scheme] of bySchemes) if (id.startsWith(start)) return scheme;
  return undefined;
}

/** Chat platforms send links as `<address>` or `<address|label>`. */
function unwrap(text: string): string {
  const trimmed = text.trim();
  const bar = trimmed.startsWith("<") ? trimmed.indexOf("|") : -1;
  let start = 0;
  let end = bar < 0 ? trimmed.length : bar;
  while (start < end && isEdge(trimmed.charAt(start), opening)) start++;
  let unopened = count(trimmed, ")", start, end) - count(trimmed, "(", start, end);
  while (end > start && isEdge(trimmed.charAt(end - 1), closing)) {
    // A DOI may end in a pair of brackets of its own.
    if (trimmed.charAt(end - 1) === ")" && unopened-- <= 0) break;
    end--;
  }
  return trimmed.slice(start, end);
}

function isEdge(char: string, edges: ReadonlySet<string>): boolean {
  return edges.has(char) || char.trim() === "";
}

function count(text: string, char: string, from: number, to: number): number {
  return text.slice(from, to).split(char).length - 1;
}

function unescapeSlashes(text: string): string {
  return text.replace(/%2f/gi, "/").replace(/%3a/gi, ":");
}
