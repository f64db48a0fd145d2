import { cleanLine } from "../chat/clean-text.ts";
import type { Span, Text } from "../chat/message.ts";
import { type Html, html } from "./html.ts";
import type { HtmlTarget } from "./html-target.ts";
import { safeHref } from "./safe-href.ts";
import { timeHtml } from "./time-html.ts";

/**
 * A text between tags. Whatever is marked, such as a title, has its own direction of writing and does
 * not turn its surroundings: `dir="auto"` isolates, too.
 *
 * @see https://html.spec.whatwg.org/multipage/dom.html#the-dir-attribute
 */
export function textHtml(text: Text, target: HtmlTarget): Html {
  const spans = typeof text === "string" ? [text] : text;
  return html`${spans.map((span) => spanHtml(span, target))}`;
}

/** Whether nothing would be seen of it. */
export function isBlank(text: Text): boolean {
  if (typeof text === "string") return cleanLine(text) === "";
  return text.every((span) => {
    if (typeof span === "string") return cleanLine(span) === "";
    if (span.kind === "time") return false;
    return cleanLine(span.text) === "" && (span.kind !== "link" || cleanLine(span.url) === "");
  });
}

function spanHtml(span: Span, target: HtmlTarget): Html {
  if (typeof span === "string") return linesHtml(span);
  switch (span.kind) {
    case "bold":
      return html`<strong dir="auto">${linesHtml(span.text)}</strong>`;
    case "italic":
      return html`<em dir="auto">${linesHtml(span.text)}</em>`;
    case "code":
      return codeHtml(span, target);
    case "link":
      return linkHtml(span.text, span.url);
    case "time":
      return timeHtml(span.at, span.style);
    default:
      return span satisfies never;
  }
}

type CodeSpan = Extract<Span, { kind: "code" }>;

function codeHtml({ text, typed }: CodeSpan, target: HtmlTarget): Html {
  return (typed && target.typed?.(typed)) ?? html`<code dir="auto">${linesHtml(text)}</code>`;
}

/** An address that may not be linked is told. */
export function linkHtml(text: string, url: string): Html {
  const href = safeHref(url);
  const address = cleanLine(url);
  const label = cleanLine(text) || address || "Open";
  if (href !== undefined) return html`<a href="${href}" dir="auto">${label}</a>`;
  if (address === "" || address === label) return html`<bdi>${label}</bdi>`;
  return html`<bdi>${label}</bdi> (<bdi>${address}</bdi>)`;
}

/** A line break in a text starts a new line. */
function linesHtml(text: string): Html {
  const [first = "", ...others] = text.split(/\r\n?|[\n\u0085\u2028\u2029]/u);
  return html`${first}${others.map((line) => html`<br>${line}`)}`;
}
