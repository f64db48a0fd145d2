import { createHash } from "node:crypto";
import { type Html, html } from "../../../src/html/html.ts";

/** One column, from 320 px on, in the colours of the reader's own setting. */
const STYLE = `
:root { color-scheme: light dark; --ink: #1c1e21; --paper: #ffffff; --quiet: #565b61; --line: #767b82; --link: #0a5cad; --stop: #a4161a; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
main, header { max-width: 40rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1rem; color: var(--quiet); }
main { padding-bottom: 3rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 1rem 0; }
h2 { font-size: 1.2rem; line-height: 1.35; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
p { margin: 0 0 .5rem; }
a { color: var(--link); }
.meta, .byline, .note, .hint { font-size: .9rem; color: var(--quiet); }
.hint { margin: .25rem 0 .75rem; }
.items { padding-left: 1.5rem; }
.actions { list-style: none; padding: 0; margin: .5rem 0; display: flex; flex-wrap: wrap; gap: .5rem; align-items: flex-start; }
form { margin: 0; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: 0; padding: .5rem 1rem 1rem; min-width: 0; }
label { display: block; margin: .5rem 0 .25rem; }
.choices label { display: inline-block; margin-right: 1rem; }
input[type=text], input[type=time] { font: inherit; color: inherit; background: var(--paper); width: 100%; max-width: 24rem; min-height: 2.75rem; padding: .4rem .6rem; border: 1px solid var(--line); border-radius: .3rem; }
button { font: inherit; color: var(--link); background: var(--paper); min-height: 2.75rem; padding: .4rem .9rem; border: 1px solid var(--link); border-radius: .3rem; cursor: pointer; }
button.primary { color: var(--paper); background: var(--link); }
button.danger { color: var(--stop); border-color: var(--stop); }
form > button, fieldset > button { margin-top: .75rem; }
.actions form > button { margin-top: 0; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
pre { white-space: pre-wrap; font-size: .85rem; }
@media (prefers-color-scheme: dark) {
:root { --ink: #e7e9ec; --paper: #16181b; --quiet: #a6adb5; --line: #8a9199; --link: #7cb8f7; --stop: #ff9c9c; }
}
`;

/** What a page's head holds. Nobody is to find it by searching. */
export const PAGE_HEAD: Html = html`<meta name="robots" content="noindex">
<style>${styleText()}</style>
`;

/** The style is text in a tag, so nothing in it may need an escape; a template with no parts is markup. */
function styleText(): Html {
  const markup = Object.assign([STYLE], { raw: [STYLE] });
  return html(markup);
}

const HASH = createHash("sha256").update(STYLE).digest("base64");

/**
 * Nothing is loaded or run, forms go nowhere else, no other site frames it, and the address, which holds
 * a signed link, goes to nobody and stays in no cache.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};
