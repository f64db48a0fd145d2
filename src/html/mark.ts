import { type Html, html } from "./html.ts";

/** A sheet with a folded corner and lines of print. */
const SHEET = "M5 2h9l5 5v15H5z";
const FOLD = "M14 2v5h5";
const PRINT = "M8 11h8M8 14.5h8M8 18h5";

/** Beside the name, in its colour. */
export const OFFPRINT_MARK: Html = html`<svg aria-hidden="true" focusable="false" viewBox="0 0 24 24" width="24" height="24"><path d="${SHEET}"/><path d="${FOLD}"/><path d="${PRINT}"/></svg>`;

export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<style>path{fill:none;stroke:#1f4e79;stroke-width:1.8;stroke-linejoin:round;stroke-linecap:round}path:first-of-type{fill:#fbfaf7}@media (prefers-color-scheme:dark){path{stroke:#9cc5ec}path:first-of-type{fill:#15171a}}</style>
<path d="${SHEET}"/><path d="${FOLD}"/><path d="${PRINT}"/>
</svg>
`;
