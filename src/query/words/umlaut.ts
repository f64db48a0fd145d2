/** Letters that are also written as two: Schrödinger, Schroedinger; Søren, Soeren. */
const WRITTEN_OUT = new Map([
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["ø", "oe"],
  ["å", "aa"],
]);

/** How else a text with umlauts is written, or one that may have them written out; folding makes ö an o. */
export function umlautForms(text: string): readonly string[] {
  if (!MAY_HAVE.test(text)) return [];
  const composed = withoutLatex(text).normalize("NFC");
  const out = composed.replace(
    /[äöüøå]/gi,
    (letter) => WRITTEN_OUT.get(letter.toLowerCase()) ?? "",
  );
  if (out !== composed) return [out];
  const famous = text.replace(FAMOUS_NAME, (name) => FAMOUS.get(name.toLowerCase()) ?? name);
  if (famous !== text) return [famous];
  const back = text.replace(WORD, (word) =>
    NO_UMLAUT.test(word) ? word : word.replace(TWO_LETTERS, "$1"),
  );
  return back === text ? [] : [back];
}

/** Names that are also written with neither dots nor an e. */
const FAMOUS = new Map([
  ["schrodinger", "schroedinger"],
  ["kahler", "kaehler"],
  ["grobner", "groebner"],
  ["mobius", "moebius"],
  ["mossbauer", "moessbauer"],
  ["teichmuller", "teichmueller"],
  ["muller", "mueller"],
  ["plucker", "pluecker"],
  ["backlund", "baecklund"],
  ["lowner", "loewner"],
  ["godel", "goedel"],
  ["konig", "koenig"],
]);
const NAMES = [...FAMOUS.keys()].join("|");
const FAMOUS_NAME = new RegExp(`\\b(?:${NAMES})(?=s?\\b)`, "gi");

const MAY_HAVE = new RegExp(`[^\\0-\\x7f]|\\\\|[aou]e[b-df-hj-np-tv-z]|\\b(?:${NAMES})s?\\b`, "i");

/** Schr\\"odinger, M\\"{u}ller */
function withoutLatex(text: string): string {
  return text
    .replace(/\\"\{?([aou])\}?/gi, "$1\u0308")
    .replace(/\{?\\o(?![a-z])(?:\{\}|\}|\s)?/gi, "ø")
    .replace(/\{?\\aa(?![a-z])(?:\{\}|\}|\s)?/gi, "å");
}

const WORD = /\p{L}{5,}/gu;

/** Words of English and Latin that have these letters: values, influence, autoencoder, coefficient, aerial. */
const NO_UMLAUT =
  /ue[sd]$|uenc(?:e[drs]?|ers|ing|y|ies)$|uent(?:s|ly|ial|ially)?$|^(?:aut|neur|electr|visc|therm|macr|micr|phot|piez|opt|magnet)oe|^coe(?:[fvx]|rc)|^poe[mt]|^phoeni|^doesn|oes$|^blue|^aer[io]|^aesthet|^paediatr|^caenorh/i;

/** What may be an umlaut: before a consonant, and neither as in queen, guess nor fuel. */
const TWO_LETTERS = /(?<![qg](?=u))([aou])e(?=[bcdfghklmnprstvwxz])(?!ls?$)/gi;
