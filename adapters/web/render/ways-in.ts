import type { WaysIn } from "../../../src/chat/define-adapter.ts";
import { type Html, type HtmlPart, html } from "../../../src/html/html.ts";
import { safeHref } from "../../../src/html/safe-href.ts";
import type { Asked } from "../pages/page-address.ts";
import { feedLinks } from "./feed-links.ts";
import { WORDS } from "./page-words.ts";
import { subscribeForm } from "./subscribe-form.ts";

/** How what a page shows comes to whoever reads it: by mail, into a chat, or into a reader of feeds. */
export function belowHtml({ addLinks, takesAddresses }: WaysIn, followed: Asked | undefined): Html {
  const adds = addLinks.flatMap(({ title, url }): HtmlPart[] => {
    const href = safeHref(url);
    return href === undefined ? [] : [html`<li><a href="${href}">${WORDS.addTo(title)}</a></li>\n`];
  });
  const feeds = feedLinks(followed).map(
    ({ href, name }) => html`<li><a href="${href}">${name}</a></li>\n`,
  );
  return html`<h2>${WORDS.waysIn}</h2>
${takesAddresses ? subscribeForm(followed) : undefined}<ul class="ways">
${adds}${feeds}</ul>
`;
}
