import { relativeWords } from "./relative-words.ts";

/** The Markdown that the Discord renderer writes, as HTML; no more of Discord's Markdown than that. */
export function markdownHtml(markdown: string): string {
  const blocks = markdown.split(/(```\n[^`]*\n```)/u);
  return blocks.map((block) => codeBlock(block) ?? linesHtml(block)).join("");
}

export function safe(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

function codeBlock(block: string): string | undefined {
  const code = /^```\n([^`]*)\n```$/u.exec(block)?.[1];
  return code === undefined ? undefined : `<pre>${safe(code)}</pre>`;
}

function linesHtml(block: string): string {
  return block
    .split("\n")
    .map(lineHtml)
    .join("\n")
    .replace(/(<\/(?:small|h2|h3)>)\n/gu, "$1");
}

const LINES = { "## ": "h2", "### ": "h3", "-# ": "small" } as const;

function lineHtml(line: string): string {
  for (const [mark, tag] of Object.entries(LINES)) {
    if (line.startsWith(mark)) return `<${tag}>${spansHtml(line.slice(mark.length))}</${tag}>`;
  }
  return spansHtml(line);
}

const SPAN =
  /\\([^0-9A-Za-z\s])|`([^`]+)`|\*\*(.+?)\*\*(?!\*)|\*(\S.*?)\*|\[((?:[^[\]]|\[[^\]]*\])+)\]\((\S+?)\)|<t:(-?\d+):([tDfR])>|<#(\d+)>/gu;

function spansHtml(text: string): string {
  let html = "";
  let end = 0;
  for (const match of text.matchAll(SPAN)) {
    html += safe(text.slice(end, match.index)) + spanHtml(match);
    end = match.index + match[0].length;
  }
  return html + safe(text.slice(end));
}

function spanHtml([whole, sign, code, bold, italic, label, url, unix, style, channel]: readonly (
  | string
  | undefined
)[]): string {
  if (sign !== undefined) return safe(sign);
  if (code !== undefined) return `<code>${safe(code)}</code>`;
  if (bold !== undefined) return `<strong>${spansHtml(bold)}</strong>`;
  if (italic !== undefined) return `<em>${spansHtml(italic)}</em>`;
  if (label !== undefined) return `<a href="${safe(url ?? "")}">${safe(label)}</a>`;
  if (channel !== undefined) return `<span class="channel">#${CHANNEL_NAME}</span>`;
  return unix === undefined
    ? safe(whole ?? "")
    : `<span class="time">${timeWords(unix, style)}</span>`;
}

/** Of an imagined channel, whatever its id. */
export const CHANNEL_NAME = "robot-learning";

/** The zone of an imagined reader, the same as the pictured channel's. */
const READER = "Europe/Berlin";

const FORMATS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: "short" },
  D: { dateStyle: "long" },
};

function timeWords(unix: string, style = "f"): string {
  if (style === "R") return relativeWords(Number(unix) * 1_000);
  const format = FORMATS[style] ?? { dateStyle: "long", timeStyle: "short" };
  return new Intl.DateTimeFormat("en-GB", { ...format, timeZone: READER }).format(
    Number(unix) * 1_000,
  );
}
