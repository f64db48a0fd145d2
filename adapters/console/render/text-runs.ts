import type { Span, Text } from "../../../src/chat/message.ts";
import { formatTime, type TimeContext } from "./format-time.ts";
import { type Looks, linkTarget, type Run, type Style } from "./paint.ts";
import { terminalLine, terminalText, terminalUrl } from "./terminal-text.ts";

export interface TextContext extends Looks, TimeContext {}

/** Spans as runs, a link as `text (address)` or, where the terminal follows links, as a link. */
export function textRuns(text: Text, base: Style, context: TextContext): Run[] {
  return spansOf(text).flatMap((span) => spanRuns(span, base, context));
}

/** The same on one line, without the addresses, which {@link addresses} lists. */
export function titleRuns(text: Text, base: Style, context: TextContext): Run[] {
  return spansOf(text)
    .flatMap((span) => (isLink(span) ? [labelRun(span, base)] : spanRuns(span, base, context)))
    .map((run) => ({ ...run, text: run.text.replace(/\s+/gu, " ") }));
}

/** The addresses a text leads to that a title does not show by itself. */
export function addresses(text: Text, context: TextContext): string[] {
  const urls = spansOf(text)
    .filter(isLink)
    .map(({ url }) => terminalUrl(url));
  return urls.filter((url) => !(context.hyperlinks && linkTarget(url)));
}

function spanRuns(span: Span, base: Style, context: TextContext): Run[] {
  if (typeof span === "string") return [{ text: terminalText(span), style: base }];
  switch (span.kind) {
    case "bold":
      return [{ text: terminalText(span.text), style: { ...base, bold: true } }];
    case "italic":
      return [{ text: terminalText(span.text), style: { ...base, italic: true } }];
    case "code":
      return [{ text: `\`${terminalText(span.typed?.line ?? span.text)}\``, style: base }];
    case "link":
      return linkRuns(span, base, context);
    case "time":
      return [{ text: formatTime(span.at, span.style, context), style: base }];
    default:
      return span satisfies never;
  }
}

type LinkSpan = Extract<Span, { kind: "link" }>;

function linkRuns(span: LinkSpan, base: Style, context: TextContext): Run[] {
  const url = terminalUrl(span.url);
  const label = labelRun(span, base);
  if (url === "" || (context.hyperlinks && label.style?.href)) return [label];
  const style = { ...base, whole: true } as const;
  if (label.text === url) return [{ text: url, style }];
  return [label, { text: " ", style: base }, { text: `(${url})`, style }];
}

function labelRun(span: LinkSpan, base: Style): Run {
  const url = terminalUrl(span.url);
  const href = linkTarget(url);
  return { text: terminalLine(span.text) || url, style: href ? { ...base, href } : base };
}

function spansOf(text: Text): readonly Span[] {
  return typeof text === "string" ? [text] : text;
}

function isLink(span: Span): span is LinkSpan {
  return typeof span !== "string" && span.kind === "link";
}
