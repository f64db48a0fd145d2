import { stem } from "./stem.ts";

/** Stems asked for before: running text repeats its words. */
export interface StemMemo {
  /** The stem of the ASCII letters at `start`–`end` of a text, in any case. */
  at(text: string, start: number, end: number): string;
}

/**
 * A hash table keyed by a place in a text, so that a known word costs neither a substring nor its
 * hash: this is where most of the time to read an abstract would go. It forgets all when full.
 * @param capacity words kept at most
 */
export function createStemMemo(capacity: number): StemMemo {
  const mask = 2 ** Math.ceil(Math.log2(capacity * 2)) - 1;
  /** An entry's number + 1, or 0. */
  const slots = new Int32Array(mask + 1);
  const words: string[] = [];
  const stems: string[] = [];

  const learn = (slot: number, text: string, start: number, end: number): string => {
    const word = copy(text.slice(start, end).toLowerCase());
    const found = copy(stem(word));
    slots[slot] = words.push(word);
    stems.push(found);
    return found;
  };

  const forget = () => {
    slots.fill(0);
    words.length = 0;
    stems.length = 0;
  };

  return {
    at(text, start, end) {
      if (words.length >= capacity) forget();
      let slot = hash(text, start, end) & mask;
      for (;;) {
        const entry = slots[slot] ?? 0;
        if (entry === 0) return learn(slot, text, start, end);
        if (isWordAt(words[entry - 1] ?? "", text, start, end)) return stems[entry - 1] ?? "";
        slot = (slot + 1) & mask;
      }
    },
  };
}

/** Setting this bit turns A–Z into a–z. */
const LOWER_CASE = 32;

function hash(text: string, start: number, end: number): number {
  let sum = end - start;
  for (let at = start; at < end; at++) {
    sum = Math.imul(sum ^ (text.charCodeAt(at) | LOWER_CASE), 0x5bd1e995);
  }
  return sum ^ (sum >>> 15);
}

function isWordAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    if (word.charCodeAt(at) !== (text.charCodeAt(start + at) | LOWER_CASE)) return false;
  }
  return true;
}

/** V8's substring keeps the whole text it was cut from alive; a joined string does not. */
function copy(text: string): string {
  return [...text].join("");
}
