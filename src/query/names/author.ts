import { formsOf, isOneForm, isRun } from "./name-words.ts";
import { otherGivenNames } from "./short-names.ts";

/**
 * Whether an author is the one asked for, of both the words of their names: each word asked for is one
 * of the author's, in any order and however it is written: joined (Kaiwei, Kai-Wei), shortened (Geoff)
 * or as an initial in either direction (S. Levine, Sergey Levine), and at least one is whole. A middle
 * name that the author leaves out is passed over.
 */
export function isAuthor(asked: readonly string[], author: readonly string[]): boolean {
  return readingsOf(asked).some((one) =>
    readingsOf(author).some((other) => meansSame(createPairing(one, other))),
  );
}

/** Whether each word asked for is one of the author's as it is: what a name without `author:` needs. */
export function isNamed(asked: readonly string[], author: readonly string[]): boolean {
  const pairing = createPairing(asked, author);
  pairing.takeEach(isSame);
  return pairing.taken() === asked.length;
}

/** The ways to read a name: GE is a word, or the initials G. E. */
export function readingsOf(words: readonly string[]): readonly (readonly string[])[] {
  if (!words.some(isRun)) return [words];
  const split = words.flatMap((word) => (isRun(word) ? [...word.toLowerCase()] : [word]));
  return [words.map((word) => (isRun(word) ? word.toLowerCase() : word)), split];
}

function meansSame(pairing: Pairing): boolean {
  pairing.takeEach(isSame);
  if (pairing.isDone()) return true;
  pairing.takeJoined();
  pairing.takeEach(isShortFor);
  if (pairing.taken() === 0) return false;
  pairing.takeEach(abbreviates);
  return pairing.isDone() || (pairing.othersUsed() && pairing.onlyMiddleLeft());
}

type Pairing = ReturnType<typeof createPairing>;

/** A name, and which of its words have no partner yet. */
interface Side {
  readonly words: readonly string[];
  readonly free: boolean[];
}

/** Pairs off the words of two names. */
function createPairing(words: readonly string[], others: readonly string[]) {
  const asked: Side = { words, free: words.map(() => true) };
  const author: Side = { words: others, free: others.map(() => true) };
  const taken = () => words.length - freeIn(asked);
  return {
    takeEach(fits: (word: string, other: string) => boolean) {
      for (const [at, word] of words.entries())
        if (asked.free[at] && takePartner(author, (other) => fits(word, other)))
          asked.free[at] = false;
    },
    takeJoined() {
      takeJoined(asked, author);
      takeJoined(author, asked);
    },
    taken,
    isDone: () => taken() === words.length,
    othersUsed: () => freeIn(author) === 0,
    onlyMiddleLeft: () =>
      taken() > 1 && asked.free.every((free, at) => !free || (at > 0 && mayBeMissing(words, at))),
  };
}

function freeIn({ free }: Side): number {
  return free.reduce((count, each) => (each ? count + 1 : count), 0);
}

/** Takes the first free word that fits; @returns whether there is one */
function takePartner({ words, free }: Side, fits: (word: string) => boolean): boolean {
  const found = words.findIndex((word, at) => free[at] === true && fits(word));
  if (found >= 0) free[found] = false;
  return found >= 0;
}

/** Two words side by side of one name are one word of the other. */
function takeJoined({ words, free }: Side, whole: Side): void {
  for (let at = 0; at + 1 < words.length; at++) {
    if (!(free[at] && free[at + 1])) continue;
    const together = joined(words[at] ?? "", words[at + 1] ?? "");
    if (!takePartner(whole, (word) => sharesForm(together, formsOf(word)))) continue;
    free[at] = false;
    free[at + 1] = false;
  }
}

/** An initial behind the first word, or a long word between two: a syllable of a given name is part of it. */
export function mayBeMissing(asked: readonly string[], at: number): boolean {
  const [{ length } = ""] = formsOf(asked[at] ?? "");
  return at > 0 && (length === 1 || (length > LONGEST_SYLLABLE && at < asked.length - 1));
}

/** zhuang */
const LONGEST_SYLLABLE = 6;

function isSame(word: string, other: string): boolean {
  if (word === other || (isOneForm(word) && isOneForm(other))) return word === other;
  return sharesForm(formsOf(word), formsOf(other));
}

function sharesForm(ones: readonly string[], others: readonly string[]): boolean {
  return ones.some((one) => others.includes(one));
}

export function joined(one: string, other: string): string[] {
  return formsOf(one).flatMap((first) => formsOf(other).map((second) => first + second));
}

function isShortFor(word: string, other: string): boolean {
  return sharesForm(formsOf(word).flatMap(otherGivenNames), formsOf(other));
}

function abbreviates(word: string, other: string): boolean {
  return (
    (word.length === 1 && other.startsWith(word)) || (other.length === 1 && word.startsWith(other))
  );
}
