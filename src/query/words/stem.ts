import { singular } from "./singular.ts";
import { oneSpelling } from "./spelling.ts";
import { STEP_2, STEP_3, STEP_4, type StemStep, WHOLE_WORDS } from "./stem-rules.ts";

/**
 * The English stem of a lower-case word of letters a–z: M. F. Porter's algorithm ("An algorithm for
 * suffix stripping", Program 14(3), 1980) as its author later revised it
 * (https://snowballstem.org/algorithms/english/stemmer.html), written from that description.
 * The revision keeps general and generative apart, which the first version joins.
 * Before that, British spelling and plurals without a rule are made one with what is usual.
 * Words with anything but a–z come back as they are, but for the plural of a short form (C2RPQs).
 */
export function stem(word: string): string {
  if (word.length <= 2) return word;
  if (!ENGLISH.test(word)) return PLURAL_WITH_DIGIT.test(word) ? word.slice(0, -1) : word;
  const usual = singular(oneSpelling(word));
  const known = WHOLE_WORDS.get(usual);
  if (known !== undefined) return known;
  if (!usual.includes("y")) return stemBySteps(usual);
  return stemBySteps(markConsonantY(usual)).replaceAll("Y", "y");
}

const ENGLISH = /^[a-z]+$/;
const PLURAL_WITH_DIGIT = /\d[a-rt-z]{2,}s$/;

const FINISHED_EARLY = /^(?:inning|outing|canning|herring|earring|proceed|exceed|succeed|evening)$/;
const LONG_PREFIX = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/;
const VOWEL = /[aeiouy]/;
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|^past)$/;

function stemBySteps(word: string): string {
  const { r1, r2 } = regions(word);
  const singular = dropPlural(word);
  if (FINISHED_EARLY.test(singular)) return singular;
  const present = softenY(dropTense(singular, r1));
  const base = replaceSuffix(present, r1, STEP_2, (rest, suffix) => {
    if (suffix === "ogi") return rest.endsWith("l");
    return suffix !== "li" || /[cdeghkmnrt]$/.test(rest);
  });
  const shorter = replaceSuffix(base, r1, STEP_3, (rest, suffix) => {
    return suffix !== "ative" || rest.length >= r2;
  });
  const bare = replaceSuffix(shorter, r2, STEP_4, (rest, suffix) => {
    return suffix !== "ion" || /[st]$/.test(rest);
  });
  return dropFinal(bare, r1, r2);
}

/** A y at the start or after a vowel sounds as a consonant; it is written Y on the way. */
function markConsonantY(word: string): string {
  return word.replace(/^y|(?<=[aeiou])y/g, "Y");
}

/** Where R1 (after the first consonant that follows a vowel) and R2 (the same within R1) begin. */
function regions(word: string): { r1: number; r2: number } {
  const prefix = LONG_PREFIX.exec(word)?.[0].length;
  const r1 = prefix ?? regionAfter(word, 0);
  return { r1, r2: regionAfter(word, r1) };
}

function regionAfter(word: string, from: number): number {
  let at = from;
  while (at < word.length && !isVowel(word.charCodeAt(at))) at++;
  while (isVowel(word.charCodeAt(at))) at++;
  return Math.min(at + 1, word.length);
}

const VOWELS = new Uint8Array(128);
for (const letter of "aeiouy") VOWELS[letter.charCodeAt(0)] = 1;

function isVowel(code: number): boolean {
  return VOWELS[code] === 1;
}

/** Step 1a; of short forms without a vowel before the s too, which its authors leave: llms, gpus, kpis. */
function dropPlural(word: string): string {
  if (word.endsWith("ied")) return word.slice(0, word.length > 4 ? -2 : -1);
  if (!word.endsWith("s")) return word;
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/^[^aeiouy]+pus$/.test(word)) return word.slice(0, -1);
  if (word.endsWith("us") || word.endsWith("ss")) return word;
  return word.length > 3 || VOWEL.test(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

/** Step 1b. */
function dropTense(word: string, r1: number): string {
  if (!MAY_BE_TENSE.has(word.slice(-1))) return word;
  const ending = /(?:eed|ing|ed)(?:ly)?$/.exec(word);
  if (!ending) return word;
  const rest = word.slice(0, ending.index);
  if (ending[0].startsWith("eed")) return rest.length >= r1 ? `${rest}ee` : word;
  if (/^[^aeiouy]ying$/.test(word)) return `${word.slice(0, 1)}ie`;
  return VOWEL.test(rest) ? mendEnd(rest, r1) : word;
}

/** The last letter of -ed, -ing and -ly. */
const MAY_BE_TENSE = new Set("dgy");

/** Step 1c. */
function softenY(word: string): string {
  return /[yY]$/.test(word) ? word.replace(/(?<=.[^aeiouy])[yY]$/, "i") : word;
}

/** Gives back what a tense had changed: hoping → hop → hope, hopping → hopp → hop. */
function mendEnd(word: string, r1: number): string {
  if (/(?:at|bl|iz)$/.test(word)) return `${word}e`;
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(word)) {
    return /^[aeo]..$/.test(word) ? word : word.slice(0, -1);
  }
  return word.length <= r1 && SHORT_SYLLABLE.test(word) ? `${word}e` : word;
}

/** Replaces the longest suffix that fits when it lies at or after `region` and `allowed`. */
function replaceSuffix(
  word: string,
  region: number,
  rules: StemStep,
  allowed: (rest: string, suffix: string) => boolean,
): string {
  const rule = rules.get(word.slice(-2))?.find(({ suffix }) => word.endsWith(suffix));
  if (!rule) return word;
  const rest = word.slice(0, word.length - rule.suffix.length);
  return rest.length >= region && allowed(rest, rule.suffix) ? rest + rule.instead : word;
}

/** Step 5. */
function dropFinal(word: string, r1: number, r2: number): string {
  const rest = word.slice(0, -1);
  if (word.endsWith("ll")) return rest.length >= r2 ? rest : word;
  if (!word.endsWith("e")) return word;
  const droppable = rest.length >= r2 || (rest.length >= r1 && !SHORT_SYLLABLE.test(rest));
  return droppable ? rest : word;
}
