import type { HttpAnswer, HttpRequest } from "../../../src/chat/adapter.ts";
import { placeOf } from "../../../src/chat/place.ts";
import { html } from "../../../src/html/html.ts";
import { systemClock } from "../../../src/time/clock.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { within } from "../../../src/time/within.ts";
import type { LinkPurpose } from "../people/links.ts";
import type { PeopleParts } from "../people/people-parts.ts";
import { sendLink } from "../people/send-link.ts";
import { pageAnswer, wordsPage } from "./page.ts";
import { type SentForm, sentValue } from "./read-form.ts";
import { notNowPage, wrongLinkPage } from "./refusal-pages.ts";

/** Where a new link is asked for. */
export const NEW_LINK_PATH = "/email/new-link";

/** A slow mail server has the mail all the same; whoever asked looks for it in their inbox. */
const PATIENCE_MS = 7 * SECOND;

/** What a link leads to that worked once: a button that has a new one sent. */
export function endedLinkPage(purpose: Exclude<LinkPurpose, "confirm">, token: string): HttpAnswer {
  const body = html`<h1>This link is over</h1>
<p>Links in mails work for a time. The newest mail has one that does; or have one sent to the address that gets the mails.</p>
<form method="post" action="${NEW_LINK_PATH}">
<input type="hidden" name="t" value="${token}">
<input type="hidden" name="for" value="${purpose}">
<button type="submit" class="primary">Send me a new link</button>
</form>
`;
  return pageAnswer({ status: 410, title: "This link is over", body });
}

export async function doSendLink(
  parts: PeopleParts,
  form: SentForm,
  { network }: HttpRequest,
): Promise<HttpAnswer> {
  const purpose = sentValue(form, "for") === "leave" ? "leave" : "manage";
  const { addresses, links } = parts;
  const token = sentValue(form, "t");
  const read = links.read(purpose, token, (id) => addresses.generation(placeOf("email", id)));
  if (read.kind === "wrong") return wrongLinkPage();
  const sending = sendLink(parts, placeOf("email", read.id), network).catch(
    () => "not sent" as const,
  );
  const patience = { ms: PATIENCE_MS, clock: systemClock };
  const end = await within(sending, patience, () => "sent" as const);
  if (end === "limited") return limitedPage();
  return end === "sent" ? sentPage() : notNowPage();
}

function sentPage(): HttpAnswer {
  return wordsPage("A new link is on its way", [
    "It comes by mail to the address that gets the digests, in a minute or so. With it you change what comes, or stop all mails.",
  ]);
}

function limitedPage(): HttpAnswer {
  return wordsPage(
    "No more links for now",
    ["Several were sent already. Look for the newest mail, or ask again tomorrow."],
    429,
  );
}
