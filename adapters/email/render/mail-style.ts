import { type Html, html } from "../../../src/html/html.ts";

/**
 * One column that is never wider than a line reads well, in the colours of the reader's own setting.
 * Only what mail programs know: no variables, no grid, no fonts or pictures from elsewhere.
 */
const STYLE: Html = html`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; background: #ffffff; color: #1c1e21; }
.mail { max-width: 38em; margin: 0 auto; padding: 16px; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; overflow-wrap: break-word; word-break: break-word; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 16px; }
h2 { font-size: 18px; line-height: 1.35; margin: 28px 0 12px; }
h3 { font-size: 16px; line-height: 1.4; margin: 0 0 4px; }
p { margin: 0 0 8px; }
a { color: #0a5cad; }
h2 a, h3 a { text-decoration: none; }
.items { margin: 0; padding: 0 0 0 1.6em; }
.item { margin: 0 0 20px; }
.item h2 { font-size: 16px; line-height: 1.4; margin: 0 0 4px; }
.meta, .byline, .note { font-size: 14px; color: #5b6066; margin: 0 0 4px; }
.actions { list-style: none; margin: 8px 0; padding: 0; }
.actions li { display: inline-block; margin: 0 16px 4px 0; }
pre { white-space: pre-wrap; font-size: 14px; }
hr { border: 0; border-top: 1px solid #d5d8dc; margin: 24px 0; }
@media (prefers-color-scheme: dark) {
body { background: #16181b; color: #e7e9ec; }
a { color: #7cb8f7; }
.meta, .byline, .note { color: #a6adb5; }
hr { border-top-color: #3a3f45; }
}
</style>
`;

/** What a mail's head holds. */
export const MAIL_HEAD: Html = html`<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
${STYLE}`;
