import { type Html, type HtmlPart, html } from "../../../src/html/html.ts";
import { htmlDocument } from "../../../src/html/html-document.ts";
import { OFFPRINT_MARK } from "../../../src/html/mark.ts";
import { MARK_PICTURES } from "../../../src/html/mark-pictures.ts";
import { type Asked, addressOf } from "../pages/page-address.ts";
import { feedLinks } from "./feed-links.ts";
import { STYLE_ADDRESS } from "./page-style.ts";
import { WORDS } from "./page-words.ts";

/** A page around its main part. */
export interface Page {
  readonly title: string;
  /** One plain line. */
  readonly description: string;
  /** What it was asked for. */
  readonly asked?: Asked;
  /** The page under whose address this one is to be remembered; without it, by nobody. */
  readonly canonical?: Asked | undefined;
  /** What of it can be followed; what trends today where there is nothing. */
  readonly followed?: Asked | undefined;
  readonly main: Html;
  /** What stands below the main part. */
  readonly below: HtmlPart;
  readonly publicUrl: URL;
}

export function pageHtml(page: Page): string {
  return htmlDocument({
    title: page.title === WORDS.name ? WORDS.name : `${page.title} · ${WORDS.name}`,
    head: headHtml(page),
    body: html`<a class="skip" href="#main">${WORDS.skip}</a>
${headerHtml(page.asked)}<main id="main" tabindex="-1">
${sortsHtml(page.asked)}${noteHtml(page.asked)}${page.main}</main>
<footer>
${page.below}<p class="note">${WORDS.privacy}</p>
</footer>
`,
  });
}

/** Text alone for whoever previews a link: no picture is fetched from anywhere. */
function headHtml({ title, description, followed, canonical, publicUrl }: Page): Html {
  const address = canonical && new URL(addressOf(canonical), publicUrl).href;
  const indexed = address
    ? html`<link rel="canonical" href="${address}">\n<meta property="og:url" content="${address}">\n`
    : html`<meta name="robots" content="noindex">\n`;
  return html`<meta name="description" content="${description}">
<meta property="og:site_name" content="${WORDS.name}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
${indexed}<link rel="icon" href="${MARK_PICTURES.small.path}" sizes="64x64" type="image/png">
<link rel="icon" href="/favicon.svg" sizes="any" type="image/svg+xml">
<link rel="apple-touch-icon" href="${MARK_PICTURES.large.path}">
<link rel="stylesheet" href="${STYLE_ADDRESS}">
${feedLinks(followed).map(
  ({ href, type, name }) =>
    html`<link rel="alternate" href="${href}" type="${type}" title="${name}">\n`,
)}`;
}

function headerHtml(asked: Asked | undefined): Html {
  return html`<header>
<p class="brand"><a href="/">${OFFPRINT_MARK}${WORDS.name}</a></p>
<nav aria-label="${WORDS.pages}">
<ul>
${WORDS.periods.map(({ period, label }) => {
  const isHere = asked?.command === "trending" && asked.values.period === period;
  return entryHtml(addressOf({ command: "trending", values: { period } }), label, isHere);
})}${entryHtml("/help", WORDS.help, asked?.command === "help")}</ul>
</nav>
<form action="/search" method="get" role="search">
<label for="q">${WORDS.searchLabel}</label>
<input id="q" name="q" type="search" value="${queryOf(asked)}" required autocomplete="off">
<button type="submit">${WORDS.searchButton}</button>
</form>
</header>
`;
}

function queryOf(asked: Asked | undefined): string {
  return asked?.command === "search" ? (asked.values.query ?? "") : "";
}

/** The same search in another order. */
function sortsHtml(asked: Asked | undefined): Html | undefined {
  if (asked?.command !== "search") return undefined;
  const { page: _, ...values } = asked.values;
  return html`<nav aria-label="${WORDS.sorts}" class="sorts">
<ul>
${WORDS.sortings.map(({ sort, label }) =>
  entryHtml(
    addressOf({ command: "search", values: { ...values, sort } }),
    label,
    asked.values.sort === sort,
  ),
)}</ul>
</nav>
`;
}

/** Commands are for chats, and most of what they read is here, too. */
function noteHtml(asked: Asked | undefined): Html | undefined {
  if (asked?.command !== "help") return undefined;
  return html`<p class="growing">${WORDS.helpNote}</p>\n`;
}

function entryHtml(href: string, label: string, isHere: boolean): Html {
  return isHere
    ? html`<li><a href="${href}" aria-current="page">${label}</a></li>\n`
    : html`<li><a href="${href}">${label}</a></li>\n`;
}
