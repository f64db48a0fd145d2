import { type Html, html } from "../../../src/html/html.ts";
import type { Asked } from "../pages/page-address.ts";
import { WORDS } from "./page-words.ts";

export const SUBSCRIBE_PATH = "/subscribe";

/** A box for a mail address, and for what is to come there: what the page shows, unless it is changed. */
export function subscribeForm(followed: Asked | undefined): Html {
  const { query, topic } = followed?.values ?? {};
  const wanted = (followed?.command === "search" ? query : topic) ?? "trending";
  return html`<form action="${SUBSCRIBE_PATH}" method="post" aria-label="${WORDS.subscribe}">
<p class="field"><label for="address">${WORDS.address}</label>
<input id="address" name="address" type="email" required autocomplete="email" maxlength="254"></p>
<p class="field"><label for="topic">${WORDS.topic}</label>
<input id="topic" name="topic" type="text" value="${wanted}" required autocomplete="off"></p>
<button type="submit">${WORDS.subscribe}</button>
</form>
<p>${WORDS.confirmed}</p>
`;
}
