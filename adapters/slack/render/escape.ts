const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * Plain text as a text object shows it: the three signs that Slack reads itself become entities.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
export function escapeEntities(text: string): string {
  return text.replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign);
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  "*": "∗",
  _: "ˍ",
  "~": "∼",
  "`": "ˋ",
  ":": "∶",
  ">": "›",
  "<": "‹",
  "&": "＆",
  "|": "∣",
};

// Emphasis and code, names of emoji, and quotations, which need the start of a line.
const FORMATTING = /[*~`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|:(?=[\w+'-]+:)|(?<=^[^\S\n]*)>/gmu;

/**
 * Plain text as mrkdwn. Slack has no sign that takes the meaning of another away
 * (https://docs.slack.dev/messaging/formatting-message-text#basic-formatting), so a sign that would
 * format is replaced by one that looks like it.
 */
export function escapeMrkdwn(text: string): string {
  return escapeEntities(text.replace(FORMATTING, lookalike));
}

/** The same for the words of a link, which a bar or a new line would end. */
export function linkLabel(text: string): string {
  return escapeMrkdwn(text.replaceAll("|", lookalike));
}

/** Plain text without a sign that Slack reads itself, where entities leave no room. */
export function withoutEntities(text: string): string {
  return text.replace(/[&<>]/gu, lookalike);
}

/** Plain text between backticks, where nothing is formatted; several lines become a block. */
export function codeText(text: string): string {
  const code = escapeEntities(text.replaceAll("`", lookalike));
  if (code.trim() === "") return "";
  return code.includes("\n") ? `\`\`\`\n${code}\n\`\`\`` : `\`${code}\``;
}

function lookalike(sign: string): string {
  return LOOKALIKES[sign] ?? "";
}

// What a sign takes more than itself, by its UTF-16 unit; JSON puts a backslash before the first
// three, and no other control is left in a clean text.
const BACKSLASHES = extras({ '"': 1, "\\": 1, "\n": 1 });
const ALL = extras({ '"': 1, "\\": 1, "\n": 1, "&": 4, "<": 3, ">": 3 });

function extras(signs: Readonly<Record<string, number>>): Uint8Array {
  const table = new Uint8Array(128);
  for (const [sign, more] of Object.entries(signs)) table[sign.charCodeAt(0)] = more;
  return table;
}

/** What a text takes in JSON, in UTF-16 units. */
export function jsonLength(text: string): number {
  return lengthWith(text, BACKSLASHES);
}

/** The most that a text takes in JSON, whichever way it is escaped. */
export function sentLength(text: string): number {
  return lengthWith(text, ALL);
}

function lengthWith(text: string, table: Uint8Array): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) length += table[text.charCodeAt(at)] ?? 0;
  return length;
}
