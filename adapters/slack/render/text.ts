import { cleanLine, cleanText } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Span, Text } from "../../../src/chat/message.ts";
import { codeText, escapeMrkdwn, jsonLength, linkLabel, sentLength } from "./escape.ts";
import { linkTarget } from "./link-target.ts";
import { momentOf, timeWords } from "./times.ts";

export interface TextLook {
  /** The most the mrkdwn may take in the JSON sent, in UTF-16 units. */
  readonly limit: number;
  /** One line: line breaks become spaces. */
  readonly line?: true;
  /** It stands in bold already. */
  readonly bold?: true;
}

/**
 * A text as Slack's mrkdwn within a limit, each span escaped and cut by itself. No span takes the
 * room of those after it: each has its equal share, and what others leave of theirs.
 */
export function textMrkdwn(text: Text, look: TextLook): string {
  const spans = spansOf(text).filter(isSeen);
  const share = Math.floor(look.limit / Math.max(spans.length, 1));
  const needs = spans.map((span) => Math.min(spanLength(span), share));
  let reserved = needs.reduce((sum, need) => sum + need, 0);
  let mrkdwn = "";
  for (const [at, span] of spans.entries()) {
    reserved -= needs[at] ?? 0;
    const room = look.limit - jsonLength(mrkdwn) - reserved;
    const alone = !WORD_END.test(mrkdwn) && !startsWithWord(spans[at + 1] ?? "");
    mrkdwn += spanMrkdwn(span, room, { ...look, alone });
  }
  return mrkdwn.trim();
}

// Links, times and what is formatted already count as words.
const WORD_END = /[\p{L}\p{N}>*_`]$/u;
const WORD_START = /^[\p{L}\p{N}]/u;

function isSeen(span: Span): boolean {
  return cleanText(spanWords(span)) !== "" || isLink(span);
}

function isLink(span: Span): boolean {
  return typeof span !== "string" && span.kind === "link";
}

function startsWithWord(span: Span): boolean {
  return WORD_START.test(escapeMrkdwn(cleanText(spanWords(span)))) || isLink(span);
}

export function spansOf(text: Text): readonly Span[] {
  return typeof text === "string" ? [text] : text;
}

export function isPlain(text: Text): boolean {
  return spansOf(text).every((span) => typeof span === "string");
}

/** A text in words, for what shows no formatting. */
export function textWords(text: Text): string {
  return spansOf(text).map(spanWords).join("");
}

function spanWords(span: Span): string {
  if (typeof span === "string") return span;
  return span.kind === "time" ? timeWords(span.at, span.style) : span.text;
}

/** The most that a span can need. */
export function spanLength(span: Span): number {
  if (typeof span === "string") return sentLength(cleanText(span));
  if (span.kind === "time") return DATE_LENGTH;
  const words = sentLength(cleanText(span.text)) + MARKS;
  return span.kind === "link" ? words + sentLength(linkTarget(span.url) ?? "") : words;
}

/** More than any date takes, with its format and its words. */
const DATE_LENGTH = 90;

/** Signs around a bold text, a link's parts or a block of code. */
export const MARKS = 12;

/** Formatting needs what is no letter or digit on both sides. */
type SpanLook = TextLook & { readonly alone: boolean };

function spanMrkdwn(span: Span, room: number, look: SpanLook): string {
  if (typeof span === "string") return plain(span, room, look);
  switch (span.kind) {
    case "bold":
      return look.bold ? plain(span.text, room, look) : marked("*", span.text, room, look);
    case "italic":
      return marked("_", span.text, room, look);
    case "code": {
      const code = cut(clean(span.text, look), room - MARKS, sentLength);
      return look.alone ? codeText(code) : plain(code, room, look);
    }
    case "link":
      return linkMrkdwn(span, room, look);
    case "time":
      return timeMrkdwn(span, room);
    default:
      return span satisfies never;
  }
}

function plain(text: string, room: number, look: TextLook): string {
  return escapeMrkdwn(cut(clean(text, look), room, sentLength));
}

/** White space stays outside the marks, beside which Slack would not see them; so do line breaks. */
function marked(mark: string, text: string, room: number, look: SpanLook): string {
  if (!look.alone) return plain(text, room, look);
  const inner = plain(cleanLine(text), room - 2 * mark.length, look);
  return inner === "" ? "" : `${mark}${inner}${mark}`;
}

function linkMrkdwn(span: { text: string; url: string }, room: number, look: TextLook): string {
  const target = linkTarget(span.url)?.replaceAll("&", "&amp;");
  const label = cleanLine(span.text) || (target ? cleanLine(span.url) : "");
  if (!target || target.length + MARKS > room) return plain(label, room, look);
  return `<${target}|${linkLabel(cut(label, room - target.length - MARKS, sentLength))}>`;
}

function timeMrkdwn({ at, style }: Extract<Span, { kind: "time" }>, room: number): string {
  const moment = momentOf(at, style);
  if (!moment) return timeWords(at, style);
  const { timestamp, format, fallback } = moment;
  const mrkdwn = `<!date^${timestamp}^${format}|${fallback}>`;
  return mrkdwn.length <= room ? mrkdwn : "";
}

/** Line breaks stay except in one line, where runs of white space are one space; ends stay. */
function clean(text: string, { line }: TextLook): string {
  return line ? cleanText(text).replace(/\s+/gu, " ") : cleanText(text);
}
