import { mayBeName } from "../names/may-be-name.ts";
import type { Term } from "../query.ts";
import type { Node } from "./nest.ts";

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
  if (!FIRST.has(wordAt(nodes, 0))) return undefined;
  const works = lengthOfWorks(nodes);
  const isWhose = works > 0 && OF.has(wordAt(nodes, works)) && isFullName(nodes, works + 1);
  if (wordAt(nodes, works) !== "by" && !isWhose) return undefined;
  const authors: Term[] = [];
  let at = works;
  do {
    const words = nameFrom(nodes, at + 1);
    if (words.length === 0 || (works === 0 && !words.every(isCapital) && !isAll(nodes, words)))
      return undefined;
    authors.push({ kind: "author", name: words.join(" ") });
    at += words.length + 1;
  } while (wordAt(nodes, at) === "and" && nameFrom(nodes, at + 1).length > 0);
  return { authors, next: ENDS.has(wordAt(nodes, at)) ? at + 1 : at };
}

/** How many words say “all new papers written”, before “by”. */
function lengthOfWorks(nodes: readonly Node[]): number {
  let at = 0;
  while (WHICH.has(wordAt(nodes, at))) at += 1;
  if (WORKS.has(wordAt(nodes, at))) at += 1;
  else if (at > 0) return 0;
  return MADE.has(wordAt(nodes, at)) ? at + 1 : at;
}

const WHICH = new Set("all the new newest latest recent any other".split(" "));
const MADE = new Set(["written", "authored", "coauthored", "co-authored", "published"]);
const OF = new Set(["from", "of"]);
/** What such a beginning begins with. */
const FIRST = new Set([...WHICH, ...WORKS, ...MADE, "by"]);

/** Two words or three in capitals, which may all be of a name. */
function isFullName(nodes: readonly Node[], from: number): boolean {
  const words = nameFrom(nodes, from);
  const own = words.filter((word, at) => at === 0 || !PARTICLES.has(word));
  return words.length > 1 && own.every((word) => isCapital(word) && mayBeName(word));
}

const PARTICLES = new Set(
  "van von der den de del della di da dos du la le ter ten el bin".split(" "),
);

/** “by jarmak” and nothing else. */
function isAll(nodes: readonly Node[], words: readonly string[]): boolean {
  return nodes.length === words.length + 1 && words.every(mayBeName);
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
