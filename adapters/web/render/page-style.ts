import { digestOf } from "../pages/page-answer.ts";

/** One column, like a printed page; every colour is named once, for light and for dark. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fbfaf7;
  --field: #ffffff;
  --ink: #1d1c1a;
  --soft: #57534c;
  --line: #ddd8ce;
  --edge: #857f75;
  --link: #1b4d7e;
  --visited: #5a3a78;
  --accent: #3d5a80;
  --on-accent: #ffffff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14161a;
    --field: #1d2026;
    --ink: #e9e6e0;
    --soft: #aeaaa2;
    --line: #343840;
    --edge: #7d828c;
    --link: #93c1f0;
    --visited: #cdb2e8;
    --accent: #9cc5ec;
    --on-accent: #14161a;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; background: var(--paper); }
body {
  margin: 0 auto;
  max-width: 46rem;
  padding: 0 1.25rem 2rem;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, .brand {
  font-family: Charter, "Bitstream Charter", "Sitka Text", Cambria, "Noto Serif", "Liberation Serif", Georgia, serif;
  line-height: 1.25;
  text-wrap: balance;
}
h1 { margin: 1.75rem 0 0.5rem; font-size: 1.75rem; font-weight: 700; }
h2 { margin: 2.25rem 0 0.25rem; font-size: 1.3rem; font-weight: 700; }
h3 { margin: 1.25rem 0 0.2rem; font-size: 1.1rem; }
p { margin: 0.35rem 0; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 1px; }
a:visited { color: var(--visited); }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
code { font: 0.9em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { white-space: pre-wrap; }
hr { border: 0; border-top: 1px solid var(--line); margin: 1.5rem 0; }
.skip { position: absolute; left: -100vw; padding: 0.5rem 1rem; background: var(--accent); color: var(--on-accent); }
.skip:focus { left: 0.5rem; top: 0.5rem; z-index: 1; }
.skip:visited { color: var(--on-accent); }
header {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.5rem 1.5rem;
  padding: 1.25rem 0 1.25rem;
  border-bottom: 1px solid var(--line);
}
.brand { margin: 0 auto 0 0; font-size: 1.4rem; font-weight: 700; letter-spacing: 0.01em; }
.brand a { display: inline-flex; align-items: center; gap: 0.45rem; color: var(--ink); text-decoration: none; }
.brand svg { fill: none; stroke: var(--accent); stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
nav ul, .actions, .ways { display: flex; flex-wrap: wrap; gap: 0 1.1rem; margin: 0; padding: 0; list-style: none; }
nav a, .actions a, .ways a { display: inline-block; padding: 0.2rem 0; }
nav a, nav a:visited { color: var(--link); text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px var(--accent); }
form { display: flex; flex-wrap: wrap; gap: 0.35rem 0.5rem; flex: 1 1 100%; }
.field { flex: 1 1 14rem; display: flex; flex-wrap: wrap; margin: 0; }
label { flex: 1 1 100%; color: var(--soft); font-size: 0.9rem; }
input, button { min-height: 2.75rem; border: 1px solid var(--edge); border-radius: 6px; font: inherit; }
input { flex: 1 1 8rem; min-width: 0; padding: 0.35rem 0.75rem; background: var(--field); color: var(--ink); }
button { padding: 0.35rem 1.1rem; border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
.sorts { margin: 1rem 0 -0.75rem; font-size: 0.95rem; }
.note, footer { color: var(--soft); font-size: 0.9rem; }
.items { margin: 0; padding-inline-start: 2.4rem; }
ul.items { padding-inline-start: 0; list-style: none; }
.items > li { padding: 1.1rem 0 0.9rem; border-bottom: 1px solid var(--line); }
.items > li::marker { color: var(--soft); font-variant-numeric: tabular-nums; }
.items > li > :first-child { margin-top: 0; }
.items h2, .items h3 { font-size: 1.2rem; }
.items h2 a, h1 a { color: var(--ink); text-decoration-color: var(--edge); }
.items h2 a:visited, h1 a:visited { color: var(--ink); }
.meta { font-size: 0.95rem; color: var(--accent); }
.byline { font-size: 0.9rem; color: var(--soft); }
.item > .meta { font-size: 1rem; }
.actions { margin-top: 0.35rem; font-size: 0.95rem; }
main > .actions { gap: 0 1.5rem; margin: 1rem 0; font-size: 1rem; }
.growing { margin: 1rem 0; padding: 0.6rem 0.9rem; border-inline-start: 3px solid var(--accent); background: var(--field); }
footer { margin-top: 2.5rem; padding-top: 0.5rem; border-top: 1px solid var(--line); }
footer h2 { margin: 1rem 0 0.25rem; font-size: 1.05rem; color: var(--ink); }
footer form { margin: 0.5rem 0; align-items: end; gap: 0.5rem; }
footer p { margin: 0.6rem 0; }
@media (max-width: 30rem) {
  body { padding: 0 1rem 1.5rem; }
  h1 { font-size: 1.5rem; }
  .items { padding-inline-start: 1.9rem; }
}
@media (prefers-reduced-motion: no-preference) {
  a, button { transition: text-decoration-thickness 0.1s, background-color 0.1s; }
}
@media (forced-colors: active) {
  nav a[aria-current] { border-bottom: 2px solid; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #333; --accent: #000; --link: #000; --visited: #000; }
  body { max-width: none; font-size: 11pt; }
  header nav, form, .sorts, .actions, .skip, footer { display: none; }
  .items > li { break-inside: avoid; }
  .items h2 a::after { content: " <" attr(href) ">"; font: 8pt monospace; }
}
`;

/** Changes with the style, so that it can be kept for good. */
export const STYLE_PATH = "/style.css";
export const STYLE_ADDRESS = `${STYLE_PATH}?v=${digestOf(PAGE_STYLE)}`;
