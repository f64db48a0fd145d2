import type { HttpAnswer, HttpRequest } from "../../../src/chat/adapter.ts";
import type { Input } from "../../../src/chat/request.ts";
import { requestAt } from "../people/enrol.ts";
import type { PeopleParts } from "../people/people-parts.ts";
import { atPlace } from "./at-place.ts";
import { FIELD } from "./control-html.ts";
import { leaveNow, leftPage } from "./leave-pages.ts";
import { answerPage, managePage, newVisit, type Visit } from "./manage-page.ts";
import { type SentForm, sentValue } from "./read-form.ts";
import { unreadFormPage } from "./refusal-pages.ts";

export async function showManage(parts: PeopleParts, { query }: HttpRequest): Promise<HttpAnswer> {
  const token = query.get("t") ?? "";
  return atPlace(parts, "manage", token, (place) => managePage(parts, { place, token }));
}

/** Runs one command of a person, in their inbox. */
export async function doManage(parts: PeopleParts, form: SentForm): Promise<HttpAnswer> {
  const token = sentValue(form, "t");
  return atPlace(parts, "manage", token, async (place) => {
    const command = sentValue(form, "command");
    if (command === "leave") return leaveNow(parts, place);
    if (command !== "end-links") return run(parts, { place, token }, form);
    await parts.addresses.endLinks(place);
    return managePage(parts, newVisit(parts, place), LINKS_ENDED);
  });
}

const LINKS_ENDED = "All links in mails until now are over. The next mail has new ones.";

async function run(parts: PeopleParts, visit: Visit, form: SentForm): Promise<HttpAnswer> {
  const { connected, addresses, newId } = parts;
  const input = inputIn(form);
  if (!input || !connected) return unreadFormPage();
  const answer = await connected.inbox.handle(requestAt(visit.place, input, newId()));
  const whole = answer.later ? (await answer.later).whole : answer;
  // It may have been the command that erases everything.
  return addresses.generation(visit.place) === undefined ? leftPage() : answerPage(visit, whole);
}

/** Undefined for what no control of the page sends. */
function inputIn(form: SentForm): Input | undefined {
  const action = sentValue(form, "action");
  if (action !== "") {
    const fields = [...form].flatMap(([name, values]) =>
      name.startsWith(FIELD) ? [[name.slice(FIELD.length), values.join(", ")] as const] : [],
    );
    return {
      kind: "action",
      action,
      value: sentValue(form, "value"),
      fields: Object.fromEntries(fields),
    };
  }
  const command = sentValue(form, "command");
  if (command === "subscribe") {
    return { kind: "options", command, options: { topic: sentValue(form, "topic") } };
  }
  if (command === "digest") return { kind: "options", command, options: {} };
  if (command !== "privacy") return undefined;
  return { kind: "options", command, options: { action: sentValue(form, "do") } };
}
