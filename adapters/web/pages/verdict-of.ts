import type { Inbox } from "../../../src/chat/inbox.ts";
import { titleOf } from "../render/message-page.ts";
import { HEADINGS, REFUSALS } from "../render/page-words.ts";
import type { SoFar } from "./ask-inbox.ts";
import type { Asked } from "./page-address.ts";
import type { PageAnswer } from "./page-answer.ts";

/** How a page is sent, and its heading where the message has none. */
export type PageVerdict = Omit<PageAnswer, "body"> & { readonly heading: string };

/** In seconds. */
const LOADING_RETRY = 5;
const FAILED_RETRY = 30;

export function verdictOf(
  { command }: Pick<Asked, "command">,
  { message, isGrowing }: SoFar,
  loading: Inbox["loading"],
): PageVerdict {
  const { fault, empty } = message;
  if (fault === "asker" && loading?.lasts()) {
    return refusal(503, REFUSALS.loading.title, LOADING_RETRY);
  }
  if (fault === "asker") return refusal(400, REFUSALS.unread.title);
  if (fault === "here") return refusal(503, REFUSALS.failed.title, FAILED_RETRY);
  const isOfPaper = command === "show" || command === "similar";
  // A paper that is known has its name on the page.
  if (isOfPaper && empty && titleOf(message) === undefined) {
    return refusal(404, REFUSALS.unknown.title);
  }
  const keeping = command === "search" ? "own" : "shared";
  return { status: 200, heading: HEADINGS[command], keeping: isGrowing ? "never" : keeping };
}

function refusal(status: number, heading: string, retryAfter?: number): PageVerdict {
  return { status, heading, keeping: "never", retryAfter };
}
