interface StemRule {
  readonly suffix: string;
  readonly instead: string;
}

/** The rules of a step by the last two letters of their suffixes, which rule most words out; the longest that fits comes first. */
export type StemStep = ReadonlyMap<string, readonly StemRule[]>;

export const STEP_2 = stepOf([
  ["ational", "ate"],
  ["fulness", "ful"],
  ["iveness", "ive"],
  ["ization", "ize"],
  ["ousness", "ous"],
  ["biliti", "ble"],
  ["lessli", "less"],
  ["tional", "tion"],
  ["alism", "al"],
  ["aliti", "al"],
  ["ation", "ate"],
  ["entli", "ent"],
  ["fulli", "ful"],
  ["iviti", "ive"],
  ["ogist", "og"],
  ["ousli", "ous"],
  ["abli", "able"],
  ["alli", "al"],
  ["anci", "ance"],
  ["ator", "ate"],
  ["enci", "ence"],
  ["izer", "ize"],
  ["bli", "ble"],
  ["ogi", "og"],
  ["li", ""],
]);

export const STEP_3 = stepOf([
  ["ational", "ate"],
  ["tional", "tion"],
  ["alize", "al"],
  ["ative", ""],
  ["icate", "ic"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ness", ""],
  ["ful", ""],
]);

export const STEP_4 = stepOf(
  "ement ance ence able ible ment ant ent ism ate iti ous ive ize ion al er ic"
    .split(" ")
    .map((suffix) => [suffix, ""]),
);

function stepOf(rules: readonly (readonly [suffix: string, instead: string])[]): StemStep {
  const step = new Map<string, StemRule[]>();
  for (const [suffix, instead] of rules) {
    const last = suffix.slice(-2);
    step.set(last, [...(step.get(last) ?? []), { suffix, instead }]);
  }
  return step;
}

/** Words with a stem of their own. */
export const WHOLE_WORDS = new Map<string, string>([
  ["skis", "ski"],
  ["skies", "sky"],
  ["idly", "idl"],
  ["gently", "gentl"],
  ["ugly", "ugli"],
  ["early", "earli"],
  ["only", "onli"],
  ["singly", "singl"],
  ...["sky", "news", "howe", "atlas", "cosmos", "bias", "andes"].map(same),
  // Ours: what ends in an s without being a plural.
  ...["this", "lens", "alias", "canvas", "iris", "pancreas", "trellis"].map(same),
  // Ours: terms of this field whose stem the steps would share with another word of the field
  // (transform, adaptation, object, animation, continuous, operation; position, inform, converse).
  ...["transformer", "adapter", "objective", "animal", "continual", "operator"].flatMap(withPlural),
  ...["positive", "informal", "conversation"].flatMap(withPlural),
  ["conversational", "conversation"],
  // An experiment is no experience, and is told of in all of these.
  ...["", "s", "al", "ally", "ed", "er", "ers", "ing", "ation", "ations"].map(
    (ending): [string, string] => [`experiment${ending}`, "experiment"],
  ),
]);

function same(word: string): [string, string] {
  return [word, word];
}

function withPlural(word: string): [string, string][] {
  return [same(word), [`${word}s`, word]];
}
