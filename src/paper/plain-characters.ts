const INVISIBLE = new RegExp(
  [
    // Zero-width characters, overrides of direction, tags; the joiner stays inside emoji.
    String.raw`(?!\u200d)\p{Cf}`,
    String.raw`(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})`,
    // Letters and marks that show nothing.
    String.raw`[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufffc]|\p{Noncharacter_Code_Point}`,
    // Other control characters than white space.
    String.raw`(?!\s|\u0085)\p{Cc}`,
  ].join("|"),
  "gu",
);

/** Readable characters alone, in form NFC: nothing invisible, no half of a pair, at most three marks in a row. */
export function plainCharacters(text: string): string {
  const visible = text
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(INVISIBLE, "")
    .replace(/\u0085/g, " ");
  // Before, because sorting thousands of marks is slow; after, because some characters come apart.
  return fewMarks(fewMarks(visible).normalize("NFC"));
}

function fewMarks(text: string): string {
  return text.replace(/(\p{M}{3})\p{M}+/gu, "$1");
}
