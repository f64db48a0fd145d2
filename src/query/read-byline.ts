import type { Node } from "./nest.ts";
import type { Term } from "./query.ts";

export interface Byline {
  readonly authors: readonly Term[];
  /** Where what follows begins. */
  readonly next: number;
}

const WORKS = new Set(
  "paper papers article articles work works preprint preprints publication publications anything everything".split(
    " ",
  ),
);
/** What ends a name. */
const ENDS = new Set("about on in with since for from at or of using".split(" "));
const MOST_WORDS = 4;

/** “papers by Ada Lovelace about engines”: whose, at the beginning of what is asked for. */
export function readByline(nodes: readonly Node[]): Byline | undefined {
  const works = WORKS.has(wordAt(nodes, 0)) ? 1 : 0;
  if (wordAt(nodes, works) !== "by") return undefined;
  const authors: Term[] = [];
  let at = works;
  do {
    const words = nameFrom(nodes, at + 1);
    if (words.length === 0 || (works === 0 && !words.every(isCapital))) return undefined;
    authors.push({ kind: "author", name: words.join(" ") });
    at += words.length + 1;
  } while (wordAt(nodes, at) === "and" && nameFrom(nodes, at + 1).length > 0);
  return { authors, next: ENDS.has(wordAt(nodes, at)) ? at + 1 : at };
}

function wordAt(nodes: readonly Node[], at: number): string {
  const node = nodes[at];
  return node?.kind === "word" ? node.text.toLowerCase() : "";
}

function nameFrom(nodes: readonly Node[], from: number): string[] {
  const words: string[] = [];
  for (let at = from; words.length < MOST_WORDS; at++) {
    const node = nodes[at];
    if (node?.kind !== "word" || ENDS.has(node.text) || node.text === "and") break;
    words.push(node.text);
  }
  return words;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
