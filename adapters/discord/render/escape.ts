// What Discord's Markdown gives a meaning anywhere in a line: emphasis, code, spoilers, links,
// mentions, timestamps and custom emoji.
const ANYWHERE = /[\\*_~|`[\]<]/gu;
// Headings, small print, quotations and lists, which need the start of a line.
const LINE_START = /^([^\S\n]*)([#>+-]|\d+(?=\.(?:\s|$)))/gmu;
const EVERYONE = /@(?=everyone|here)/giu;
// An address that Discord would link by itself, and an emoji by its name.
const COLON = /:(?=\/\/|\w+:)/gu;

/** Plain text as Markdown that shows exactly it. A backslash before a sign takes its meaning away. */
export function escapeText(text: string): string {
  return text
    .replace(ANYWHERE, "\\$&")
    .replace(LINE_START, (_, space: string, sign: string) =>
      /\d/u.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    )
    .replace(EVERYONE, "\\@")
    .replace(COLON, "\\:");
}

/** The most that {@link escapeText} makes of a text, in UTF-16 units, whatever stands before it. */
export function escapedLength(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) if (isSign(text.charCodeAt(at))) length += 1;
  return length;
}

/** What is printable in ASCII and neither letter nor digit. */
function isSign(unit: number): boolean {
  return (
    (unit > 0x20 && unit < 0x30) ||
    (unit > 0x39 && unit < 0x41) ||
    (unit > 0x5a && unit < 0x61) ||
    (unit > 0x7a && unit < 0x7f)
  );
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  "*": "∗",
  _: "ˍ",
  "~": "∼",
  "|": "∣",
  "`": "ˋ",
  "\\": "∖",
  "<": "‹",
  ":": "∶",
  "@": "＠",
  "[": "［",
  "]": "］",
};
const IN_LABEL =
  /[*~|`\\]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=\S|$)|:(?=\/\/|\w+:)|@(?=everyone|here)/giu;

/**
 * Plain text as the label of a link, where Discord shows backslashes instead of obeying them
 * (https://github.com/discord/discord-api-docs/issues/6185): signs with a meaning are replaced by
 * signs that look like them. Labels that contain an address would not be linked at all.
 */
export function linkLabel(text: string): string {
  const label = text.replace(IN_LABEL, lookalike);
  return bracketsMatch(label) ? label : label.replace(/[[\]]/gu, lookalike);
}

function lookalike(sign: string): string {
  return LOOKALIKES[sign] ?? "";
}

/** Square brackets may stand in a label in pairs, as in "[Re] A reproduction". */
function bracketsMatch(label: string): boolean {
  if (label.includes("](")) return false;
  let open = 0;
  for (const sign of label) {
    if (sign === "[") open++;
    if (sign === "]" && --open < 0) return false;
    if (open > 1) return false;
  }
  return open === 0;
}

/** Plain text between backticks, which nothing escapes; several lines become a block. */
export function codeText(text: string): string {
  const code = text.replaceAll("`", "ˋ");
  if (code.trim() === "") return "";
  return code.includes("\n") ? `\`\`\`\n${code}\n\`\`\`` : `\`${code}\``;
}
