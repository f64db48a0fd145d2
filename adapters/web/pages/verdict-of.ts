import type { Inbox } from "../../../src/chat/inbox.ts";
import type { Message } from "../../../src/chat/message.ts";
import { titleOf } from "../render/message-page.ts";
import { HEADINGS, REFUSALS } from "../render/page-words.ts";
import type { SoFar } from "./ask-inbox.ts";
import type { Asked, ReadCommand } from "./page-address.ts";
import type { Keeping, PageAnswer } from "./page-answer.ts";

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
  return {
    status: 200,
    heading: HEADINGS[command],
    keeping: keepingOf(command, message, isGrowing),
  };
}

/** What somebody searched for is kept by nobody on the way. */
function keepingOf(command: ReadCommand, { own }: Message, isGrowing: boolean): Keeping {
  if (isGrowing) return "never";
  if (own) return "own";
  return command === "search" ? "asked" : "shared";
}

function refusal(status: number, heading: string, retryAfter?: number): PageVerdict {
  return { status, heading, keeping: "never", retryAfter };
}
