import { formsOf, isRun } from "./name-words.ts";
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
  return pairing.rest().length === 0;
}

/** The ways to read a name: GE is a word, or the initials G. E. */
export function readingsOf(words: readonly string[]): readonly (readonly string[])[] {
  if (!words.some(isRun)) return [words];
  const split = words.flatMap((word) => (isRun(word) ? [...word.toLowerCase()] : [word]));
  return [words.map((word) => (isRun(word) ? word.toLowerCase() : word)), split];
}

function meansSame(pairing: Pairing): boolean {
  pairing.takeWhole();
  pairing.takeEach(isShortFor);
  const whole = pairing.taken();
  if (whole === 0) return false;
  pairing.takeEach(abbreviates);
  return pairing.rest().length === 0 || (pairing.othersUsed() && pairing.onlyMiddleLeft());
}

type Pairing = ReturnType<typeof createPairing>;

/** Pairs off the words of two names. */
function createPairing(asked: readonly string[], author: readonly string[]) {
  const left = new Set(asked.keys());
  const free = new Set(author.keys());

  const takeEach = (fits: (word: string, other: string) => boolean) => {
    for (const at of left) {
      const found = [...free].find((other) => fits(asked[at] ?? "", author[other] ?? ""));
      if (found === undefined) continue;
      left.delete(at);
      free.delete(found);
    }
  };

  /** Two words side by side of one name are one word of the other. */
  const takeJoined = (
    [ones, apart]: [readonly string[], Set<number>],
    [others, whole]: [readonly string[], Set<number>],
  ) => {
    for (const at of apart) {
      if (!apart.has(at + 1)) continue;
      const together = joined(ones[at] ?? "", ones[at + 1] ?? "");
      const found = [...whole].find((other) => sharesForm(together, formsOf(others[other] ?? "")));
      if (found === undefined) continue;
      apart.delete(at);
      apart.delete(at + 1);
      whole.delete(found);
    }
  };

  return {
    takeEach,
    takeWhole() {
      takeEach(isSame);
      takeJoined([asked, left], [author, free]);
      takeJoined([author, free], [asked, left]);
    },
    taken: () => asked.length - left.size,
    rest: () => [...left],
    othersUsed: () => free.size === 0,
    onlyMiddleLeft: () =>
      asked.length - left.size > 1 && [...left].every((at) => at > 0 && mayBeMissing(asked, at)),
  };
}

/** An initial behind the first word, or a long word between two: a syllable of a given name is part of it. */
export function mayBeMissing(asked: readonly string[], at: number): boolean {
  const [{ length } = ""] = formsOf(asked[at] ?? "");
  return at > 0 && (length === 1 || (length > LONGEST_SYLLABLE && at < asked.length - 1));
}

/** zhuang */
const LONGEST_SYLLABLE = 6;

function isSame(word: string, other: string): boolean {
  return word === other || sharesForm(formsOf(word), formsOf(other));
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
