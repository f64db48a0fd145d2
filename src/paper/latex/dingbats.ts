/** A number or a letter in a circle; other text as it is. */
export function circled(text: string): string {
  const number = /^(?:1?[1-9]|10|20)$/.test(text) ? Number(text) : 0;
  if (number > 0) return String.fromCodePoint(0x2460 + number - 1);
  if (text === "0") return "⓪";
  if (/^[A-Z]$/.test(text)) return String.fromCodePoint(0x24b6 + text.charCodeAt(0) - 65);
  return /^[a-z]$/.test(text) ? String.fromCodePoint(0x24d0 + text.charCodeAt(0) - 97) : text;
}

/** Signs of the font Zapf Dingbats that Unicode keeps apart from the others. */
const elder = new Map([
  [37, "☎"],
  [42, "☛"],
  [43, "☞"],
  [72, "★"],
  [108, "●"],
  [110, "■"],
  [115, "▲"],
  [116, "▼"],
  [117, "◆"],
  [168, "♣"],
  [169, "♦"],
  [170, "♥"],
  [171, "♠"],
]);

/** What `\ding{51}` shows, by the number of pifont; undefined for other numbers. */
export function dingbat(number: number): string | undefined {
  const old = elder.get(number);
  if (old !== undefined || !Number.isInteger(number)) return old;
  if (number >= 33 && number <= 126) return String.fromCodePoint(0x26e0 + number);
  if (number >= 172 && number <= 181) return String.fromCodePoint(0x2460 + number - 172);
  return number >= 182 && number <= 211 ? String.fromCodePoint(0x26c0 + number) : undefined;
}
