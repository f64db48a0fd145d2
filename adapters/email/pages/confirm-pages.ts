import type { HttpAnswer, HttpRequest } from "../../../src/chat/adapter.ts";
import type { Message } from "../../../src/chat/message.ts";
import { type Html, html } from "../../../src/html/html.ts";
import { messageHtml } from "../../../src/html/message-html.ts";
import { enrol } from "../people/enrol.ts";
import type { Invitation } from "../people/invitations.ts";
import { LINK_PATHS } from "../people/links.ts";
import type { PeopleParts } from "../people/people-parts.ts";
import { managePage, newVisit } from "./manage-page.ts";
import { pageAnswer } from "./page.ts";
import { type SentForm, sentValue } from "./read-form.ts";
import { usedLinkPage, wrongLinkPage } from "./refusal-pages.ts";

/** Shows what was asked for; whoever looks at links in mails, such as a scanner, changes nothing by it. */
export async function showConfirm(parts: PeopleParts, { query }: HttpRequest): Promise<HttpAnswer> {
  const token = query.get("t") ?? "";
  const read = parts.links.read("confirm", token, () => 0);
  if (read.kind !== "good") return refused(read.kind);
  const invitation = await parts.invitations.get(read.id);
  return invitation ? confirmPage(invitation, token) : usedLinkPage();
}

export async function doConfirm(parts: PeopleParts, form: SentForm): Promise<HttpAnswer> {
  const token = sentValue(form, "t");
  const read = parts.links.read("confirm", token, () => 0);
  if (read.kind !== "good") return refused(read.kind);
  const zone = sentValue(form, "zone").slice(0, LONGEST_ZONE);
  const enrolled = await enrol(parts, read.id, zone);
  if (enrolled.kind === "over") return usedLinkPage();
  if (enrolled.kind === "enrolled")
    return managePage(parts, newVisit(parts, enrolled.place), CONFIRMED);
  const invitation = await parts.invitations.get(read.id);
  return invitation
    ? confirmPage({ ...invitation, zone }, token, enrolled.message)
    : usedLinkPage();
}

const LONGEST_ZONE = 100;

const CONFIRMED = "Confirmed. Each mail has a link to this page, and one that ends all of it.";

function refused(kind: "ended" | "wrong"): HttpAnswer {
  return kind === "ended" ? usedLinkPage() : wrongLinkPage();
}

function confirmPage(
  { address, topic, schedule, zone = "" }: Invitation,
  token: string,
  problem?: Message,
): HttpAnswer {
  const when = schedule ?? "weekdays at 9:00";
  const body = html`<h1>Papers by mail?</h1>
${problem && problemHtml(problem)}<p>Offprint will send digests of research papers to <bdi>${address}</bdi>.</p>
<p>What: <bdi>${topic === "trending" ? "the papers that trend" : topic}</bdi></p>
<p>When: <bdi>${when}</bdi></p>
<form method="post" action="${LINK_PATHS.confirm}">
<input type="hidden" name="t" value="${token}">
<label for="zone">Your time zone</label>
<input id="zone" type="text" name="zone" value="${zone}" maxlength="${LONGEST_ZONE}" autocomplete="off" aria-describedby="zone-hint">
<p class="hint" id="zone-hint">A city will do, such as Berlin</p>
<button type="submit" class="primary">Confirm</button>
</form>
<p class="hint">If you did not ask for this, close the page: nothing is sent, and the address is forgotten.</p>
`;
  return pageAnswer({ status: problem ? 422 : 200, title: "Papers by mail?", body });
}

function problemHtml(problem: Message): Html {
  return html`<div role="alert">${messageHtml(problem)}</div>\n`;
}
