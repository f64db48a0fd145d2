import type { HttpAnswer, HttpRequest } from "../../../src/chat/adapter.ts";
import type { Place } from "../../../src/chat/place.ts";
import { html } from "../../../src/html/html.ts";
import { type Left, leave } from "../people/leave.ts";
import { LINK_PATHS } from "../people/links.ts";
import type { PeopleParts } from "../people/people-parts.ts";
import { atPlace } from "./at-place.ts";
import { pageAnswer, wordsPage } from "./page.ts";
import { type SentForm, sentValue } from "./read-form.ts";
import { notNowPage } from "./refusal-pages.ts";

export async function showLeave(parts: PeopleParts, { query }: HttpRequest): Promise<HttpAnswer> {
  const token = query.get("t") ?? "";
  return atPlace(parts, "leave", token, () => leavePage(token));
}

export async function doLeave(parts: PeopleParts, token: string): Promise<HttpAnswer> {
  return atPlace(parts, "leave", token, (place) => leaveNow(parts, place));
}

export async function leaveNow(parts: PeopleParts, place: Place): Promise<HttpAnswer> {
  return LEFT_PAGES[await leave(parts, place)]();
}

const LEFT_PAGES: Readonly<Record<Left, () => HttpAnswer>> = {
  erased: leftPage,
  begun: leavingPage,
  failed: notNowPage,
};

/** The token of who leaves: in the address for mail programs (RFC 8058), else in the form alone. */
export function leaveTokenIn({ query }: HttpRequest, form: SentForm): string {
  return isOneClick(form) ? (query.get("t") ?? "") : sentValue(form, "t");
}

/** What mail programs send, by themselves, when their own button is pressed. */
export function isOneClick(form: SentForm): boolean {
  return sentValue(form, "List-Unsubscribe") === "One-Click";
}

function leavePage(token: string): HttpAnswer {
  const body = html`<h1>Stop all mails?</h1>
<p>Your address, your topics and the record of what you got are erased at once.</p>
<form method="post" action="${LINK_PATHS.leave}">
<input type="hidden" name="t" value="${token}">
<button type="submit" class="primary">Stop all mails</button>
</form>
`;
  return pageAnswer({ title: "Stop all mails?", body });
}

/** Two hundred, as mail programs that pressed their own button expect. */
function leavingPage(): HttpAnswer {
  return wordsPage("You have left", [
    "Your topics are erased, and no more mails are made. One that is on its way just now may still come.",
    "With it, your address and the record of what you got are erased as well, without anything more to do for you.",
  ]);
}

export function leftPage(): HttpAnswer {
  return wordsPage("No more mails come", [
    "Your address, your topics and the record of what you got are erased.",
    "If you want digests again, give your address where you gave it before: on the bot’s page, or in a chat as /papers inbox.",
  ]);
}
