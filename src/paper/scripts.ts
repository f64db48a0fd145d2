const superscripts = table(
  "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ⊤∘*′†‡",
  "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡᵀ°*′†‡",
);

const subscripts = table(
  "0123456789+-−=()aehijklmnoprstuvxβγρφχ",
  "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
);

/** Signs that are written as they are in these places: `C∗`, `H∞`, `M⊙`. */
const raisedAsTheyAre = /^[∗⋆★†‡°′″*®™℠©]$/;
const loweredAsTheyAre = /^[∞⊙☉⋆★]$/;

/** `2` → `²`, `n+1` → `ⁿ⁺¹`; what has no small form follows a caret: `max` → `^max`, `1/2` → `^(1/2)`. */
export function raised(text: string): string {
  const whole = text.trim();
  return raisedAsTheyAre.test(whole) ? whole : small(whole, superscripts, "^");
}

/** `2` → `₂`, `i` → `ᵢ`; otherwise after a low line: `total` → `_total`, `i,j` → `_(i,j)`. */
export function lowered(text: string): string {
  const whole = text.trim();
  return loweredAsTheyAre.test(whole) ? whole : small(whole, subscripts, "_");
}

function small(text: string, forms: ReadonlyMap<string, string>, sign: string): string {
  if (text === "") return "";
  const shapes = Array.from(text.replace(/\s/g, ""), (char) => forms.get(char));
  // Words and functions in small letters are hard to read, and no search finds them.
  const isLong = /\p{L}{3}|[^(]\(/u.test(text);
  if (!isLong && shapes.every((shape) => shape !== undefined)) return shapes.join("");
  return sign + (/^(?:[\p{L}\p{M}\p{N}.*]+|[^\s()[\]])$/u.test(text) ? text : `(${text})`);
}

function table(from: string, to: string): ReadonlyMap<string, string> {
  const targets = [...to];
  return new Map([...from].map((char, at) => [char, targets[at] ?? char]));
}
