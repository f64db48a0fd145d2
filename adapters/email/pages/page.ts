import type { HttpAnswer } from "../../../src/chat/adapter.ts";
import { type Html, html } from "../../../src/html/html.ts";
import { htmlDocument } from "../../../src/html/html-document.ts";
import { PAGE_HEAD, PAGE_HEADERS } from "./page-style.ts";

export interface Page {
  /** 200 where left out. */
  readonly status?: number;
  /** Plain text, for the window. */
  readonly title: string;
  /** With its one `h1`. */
  readonly body: Html;
}

/** A page as the bot's server sends it. */
export function pageAnswer({ status = 200, title, body }: Page): HttpAnswer {
  const whole = html`<header><p>Offprint: research papers by mail</p></header>
<main>
${body}</main>
`;
  return {
    status,
    headers: PAGE_HEADERS,
    body: htmlDocument({ title: `${title} · Offprint`, head: PAGE_HEAD, body: whole }),
  };
}

/** A page that says one thing: a heading and paragraphs. */
export function wordsPage(title: string, paragraphs: readonly string[], status = 200): HttpAnswer {
  const body = html`<h1>${title}</h1>
${paragraphs.map((each) => html`<p>${each}</p>\n`)}`;
  return pageAnswer({ status, title, body });
}
