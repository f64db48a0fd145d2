import type { HttpAnswer, HttpRequest } from "../../../src/chat/adapter.ts";
import { mainHtml } from "../render/message-page.ts";
import { pageHtml } from "../render/page-html.ts";
import { REFUSALS, WORDS } from "../render/page-words.ts";
import { admit, type PageDeps, refusalPage } from "./answer-page.ts";
import { askInbox } from "./ask-inbox.ts";
import { pageAnswer } from "./page-answer.ts";

/**
 * What became of an address that somebody gave. The command `inbox` says the same of every address; it
 * is the only one that is asked with what a form holds.
 */
export async function answerSubscribe(deps: PageDeps, request: HttpRequest): Promise<HttpAnswer> {
  const asking = admit(deps, request);
  if ("status" in asking) return asking;
  if (!deps.waysIn().takesAddresses)
    return refusalPage(deps, { ...REFUSALS.notFound, status: 404 });
  if (!isFromHere(request)) return refusalPage(deps, { ...REFUSALS.elsewhere, status: 403 });
  const fields = new URLSearchParams(request.body.toString("utf8"));
  const options = { address: fields.get("address") ?? "", topic: fields.get("topic") ?? "" };
  const input = { kind: "options", command: "inbox", options } as const;
  const { message } = await askInbox(asking, request.network, input);
  const [status, title] = ENDS[message.fault ?? "none"];
  const body = pageHtml({
    title,
    description: message.summary,
    main: mainHtml(message, title),
    below: undefined,
    publicUrl: deps.publicUrl,
  });
  return pageAnswer({ status, body, keeping: "never" });
}

const ENDS = {
  none: [200, WORDS.invited],
  asker: [400, REFUSALS.unread.title],
  here: [503, REFUSALS.failed.title],
} as const;

/** Not where another site's page sends it in a visitor's name; browsers say so, and other programs need not. */
function isFromHere({ headers }: HttpRequest): boolean {
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}
