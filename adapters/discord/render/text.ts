import { cleanLine, cleanText } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Span, Text, TimeStyle } from "../../../src/chat/message.ts";
import { SECOND } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";
import { codeText, escapedLength, escapeText, linkLabel } from "./escape.ts";
import { linkTarget } from "./link-target.ts";

export interface TextLook {
  /** The most the Markdown may take, in UTF-16 units. */
  readonly limit: number;
  /** One line: line breaks become spaces. */
  readonly line?: true;
  /** It stands in bold already. */
  readonly bold?: true;
}

/**
 * A text as Discord's Markdown within a limit, each span escaped and cut by itself. No span takes
 * the room of those after it: each has its equal share, and what others leave of theirs.
 */
export function textMarkdown(text: Text, look: TextLook): string {
  const spans = spansOf(text);
  const share = Math.floor(look.limit / Math.max(spans.length, 1));
  const needs = spans.map((span) => Math.min(spanLength(span), share));
  let reserved = needs.reduce((sum, need) => sum + need, 0);
  let markdown = "";
  for (const [at, span] of spans.entries()) {
    reserved -= needs[at] ?? 0;
    markdown += spanMarkdown(span, look.limit - markdown.length - reserved, look);
  }
  return markdown.trim();
}

export function spansOf(text: Text): readonly Span[] {
  return typeof text === "string" ? [text] : text;
}

/** A text in words, on one line, for what shows no formatting. */
export function textWords(text: Text): string {
  return cleanLine(spansOf(text).map(spanWords).join(""));
}

function spanWords(span: Span): string {
  if (typeof span === "string") return span;
  if (span.kind !== "time") return span.text;
  const date = new Date(span.at);
  return Number.isNaN(date.getTime()) ? UNKNOWN_TIME : date.toISOString().slice(0, 10);
}

/** The most Markdown a span can need. */
export function spanLength(span: Span): number {
  if (typeof span === "string") return escapedLength(cleanText(span));
  if (span.kind === "time") return timeMarkdown(span.at, span.style).length;
  const label = escapedLength(cleanText(span.kind === "code" ? codeOf(span) : span.text));
  return span.kind === "link" ? label + MARKS + (linkTarget(span.url)?.length ?? 0) : label + MARKS;
}

/** A command with the names of its options, which Discord asks for one by one. */
function codeOf({ text, typed }: Extract<Span, { kind: "code" }>): string {
  if (!typed) return text;
  const options = Object.entries(typed.options).map(([name, value]) => `${name}:${value}`);
  return ["/papers", typed.name, ...options].join(" ");
}

/** Signs around a bold text, a link's parts or a block of code. */
export const MARKS = 8;

function spanMarkdown(span: Span, room: number, look: TextLook): string {
  if (typeof span === "string") return plain(span, room, look);
  switch (span.kind) {
    case "bold":
      return look.bold ? plain(span.text, room, look) : marked("**", span.text, room, look);
    case "italic":
      return marked("*", span.text, room, look);
    case "code":
      return codeText(cut(clean(codeOf(span), look), room - MARKS));
    case "link":
      return linkMarkdown(span, room, look);
    case "time": {
      const time = timeMarkdown(span.at, span.style);
      return time.length <= room ? time : "";
    }
    default:
      return span satisfies never;
  }
}

function plain(text: string, room: number, look: TextLook): string {
  return escapeText(cut(clean(text, look), room, escapedLength));
}

/** White space stays outside the marks, beside which Discord would not see them. */
function marked(mark: string, text: string, room: number, look: TextLook): string {
  const content = cleanText(text).trim();
  const inner = plain(content, room - 2 * mark.length, look);
  return inner === "" ? "" : `${mark}${inner}${mark}`;
}

function linkMarkdown(span: { text: string; url: string }, room: number, look: TextLook): string {
  const target = linkTarget(span.url);
  const label = cleanLine(span.text) || (target ? cleanLine(span.url) : "");
  if (!target || target.length + MARKS > room) return plain(label, room, look);
  return `[${linkLabel(cut(label, room - target.length - MARKS))}](${target})`;
}

/** https://docs.discord.com/developers/reference#message-formatting-timestamp-styles */
const STYLES: Record<TimeStyle, string> = { time: "t", date: "D", datetime: "f", relative: "R" };

const UNKNOWN_TIME = "an unknown time";

/** Shown in the reader's zone and language. */
function timeMarkdown(at: Instant, style: TimeStyle): string {
  if (Number.isNaN(new Date(at).getTime())) return UNKNOWN_TIME;
  return `<t:${Math.floor(at / SECOND)}:${STYLES[style]}>`;
}

/** Line breaks stay except in one line, where runs of white space are one space; ends stay. */
function clean(text: string, { line }: TextLook): string {
  return line ? cleanText(text).replace(/\s+/gu, " ") : cleanText(text);
}
