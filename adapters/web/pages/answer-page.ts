import type { HttpAnswer, HttpRequest } from "../../../src/chat/adapter.ts";
import { buttonValues } from "../../../src/chat/button.ts";
import type { Message } from "../../../src/chat/message.ts";
import { html } from "../../../src/html/html.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { mainHtml, titleOf } from "../render/message-page.ts";
import { pageHtml } from "../render/page-html.ts";
import { REFUSALS, WORDS } from "../render/page-words.ts";
import { belowHtml } from "../render/ways-in.ts";
import type { Visitors } from "../visitors.ts";
import type { WebSettings } from "../web-settings.ts";
import { type AskDeps, askInbox } from "./ask-inbox.ts";
import { type Asked, addressOf, askedAt, inputOf } from "./page-address.ts";
import { type PageAnswer, pageAnswer } from "./page-answer.ts";
import type { PageShelf } from "./page-shelf.ts";
import { verdictOf } from "./verdict-of.ts";

export interface PageDeps extends WebSettings, Pick<AskDeps, "cut"> {
  /** Whom to ask; nobody before the start and after the stop. */
  readonly inbox: () => AskDeps["inbox"] | undefined;
  readonly visitors: Visitors;
  readonly shelf: PageShelf;
  /** More pages are being made than can be made in time. */
  readonly isCrowded: () => boolean;
}

/** Any page. */
export async function answerPage(deps: PageDeps, request: HttpRequest): Promise<HttpAnswer> {
  const asked = askedAt(request.path, request.query);
  const asking = admit(deps, request);
  if ("status" in asking) return asking;
  if (!asked) return refusalPage(deps, { ...REFUSALS.notFound, status: 404 });
  const address = addressOf(asked);
  const kept = deps.shelf.get(address);
  if (kept) return kept;
  const page = await composePage(deps, asking, request, asked);
  const answer = pageAnswer(page);
  if (page.keeping === "shared" || page.keeping === "asked") deps.shelf.put(address, answer);
  return answer;
}

async function composePage(
  deps: PageDeps,
  asking: AskDeps,
  request: HttpRequest,
  asked: Asked,
): Promise<PageAnswer> {
  const soFar = await askInbox(asking, request.network, inputOf(asked));
  const { heading, ...verdict } = verdictOf(asked, soFar, asking.inbox.loading);
  const { message, isGrowing } = soFar;
  const shown = cardIn(message, asked) ?? asked;
  // What could not be answered, and a paper, cannot be followed.
  const followed = verdict.status === 200 && shown === asked ? asked : undefined;
  const again = isGrowing
    ? html`<p class="growing" role="status">${WORDS.growing} <a href="${addressOf(asked)}">${WORDS.again}</a></p>\n`
    : undefined;
  const body = pageHtml({
    title: titleOf(message) ?? heading,
    description: message.summary,
    asked,
    canonical: verdict.status === 200 && shown.command !== "search" ? shown : undefined,
    main: html`${mainHtml(message, heading)}${again}`,
    followed,
    below: belowHtml(deps.waysIn(), followed),
    publicUrl: deps.publicUrl,
  });
  return { ...verdict, body };
}

/** Whom to ask for somebody, or why not now. */
export function admit(deps: PageDeps, { network }: HttpRequest): AskDeps | HttpAnswer {
  const inbox = deps.inbox();
  if (!inbox) return refusalPage(deps, { ...REFUSALS.stopped, status: 503, retryAfter: 5 });
  if (deps.isCrowded()) {
    return refusalPage(deps, { ...REFUSALS.crowded, status: 503, retryAfter: 5 });
  }
  const wait = deps.visitors.wait(network);
  if (wait === 0) {
    deps.visitors.charge(network);
    return { ...deps, inbox };
  }
  const seconds = Math.ceil(wait / SECOND);
  const { title, text } = REFUSALS.tooMany;
  return refusalPage(deps, { title, text: text(seconds), status: 429, retryAfter: seconds });
}

interface Refusal {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly retryAfter?: number;
}

/** A page that is no answer. */
export function refusalPage(
  deps: PageDeps,
  { status, title, text, retryAfter }: Refusal,
): HttpAnswer {
  const body = pageHtml({
    title,
    description: text,
    main: html`<h1>${title}</h1>\n<p>${text}</p>\n`,
    below: undefined,
    publicUrl: deps.publicUrl,
  });
  return pageAnswer({ status, body, keeping: "never", retryAfter });
}

/** The page of its own that a card has, whichever id or link was typed. */
function cardIn({ blocks }: Message, { command }: Asked): Asked | undefined {
  if (command !== "show" && command !== "search") return undefined;
  for (const block of blocks) {
    if (block.kind !== "actions") continue;
    for (const action of block.actions) {
      if (action.kind === "button" && action.action === "similar.list")
        return { command: "show", values: buttonValues(action.value) };
    }
  }
  return undefined;
}
