import { cleanText } from "../chat/clean-text.ts";

/** Markup that may be sent as it is; nothing but {@link html} makes it. */
export interface Html {
  readonly [MARKUP]: string;
}

/** What stands between markup: text, which is escaped, and markup, which is not. */
export type HtmlPart = string | number | Html | undefined | readonly HtmlPart[];

const MARKUP = Symbol("markup");

/**
 * Markup with parts. Text comes out as exactly that text, between tags and in an attribute with quotes
 * around it; what is undefined is left out.
 */
export function html(markup: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let whole = markup[0] ?? "";
  for (const [at, part] of parts.entries()) whole += written(part) + (markup[at + 1] ?? "");
  return { [MARKUP]: whole };
}

/** The markup itself. */
export function printHtml(given: Html): string {
  return given[MARKUP];
}

function written(part: HtmlPart): string {
  if (part === undefined) return "";
  if (typeof part === "number") return String(part);
  if (typeof part === "string") return escaped(part);
  return MARKUP in part ? part[MARKUP] : part.map(written).join("");
}

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const SIGN = /[&<>"']/u;

/** Every sign with a meaning between tags or in an attribute; what disturbs its surroundings is left out. */
function escaped(text: string): string {
  const clean = cleanText(text);
  return SIGN.test(clean) ? clean.replace(/[&<>"']/gu, (sign) => SIGNS[sign] ?? "") : clean;
}
