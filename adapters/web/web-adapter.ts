import type { Adapter, HttpAnswer, HttpRequest, HttpRoute } from "../../src/chat/adapter.ts";
import type { Inbox } from "../../src/chat/inbox.ts";
import { DeliveryError } from "../../src/errors.ts";
import { FAVICON } from "../../src/html/mark.ts";
import { MARK_PICTURES, type MarkPicture } from "../../src/html/mark-pictures.ts";
import { answerPage, type PageDeps } from "./pages/answer-page.ts";
import { answerSubscribe } from "./pages/answer-subscribe.ts";
import { fileAnswer, pictureAnswer } from "./pages/page-answer.ts";
import { createPageShelf } from "./pages/page-shelf.ts";
import { PAGE_STYLE, STYLE_PATH } from "./render/page-style.ts";
import { SUBSCRIBE_PATH } from "./render/subscribe-form.ts";
import { createVisitors } from "./visitors.ts";
import { NAME } from "./web-place.ts";
import type { WebSettings } from "./web-settings.ts";

/** Every search is another page, and there is no end of them. */
const ROBOTS = "User-agent: *\nDisallow: /search\nDisallow: /similar/\nDisallow: /feeds/search\n";

/** Pages being made; beyond this, all of them would come too late, and chats would wait, too. */
const MOST_AT_ONCE = 100;

/** Offprint on pages that anybody may read: no channel is on them, and nobody can change one from there. */
export function createWebAdapter(settings: WebSettings): Adapter {
  const stopping = new AbortController();
  const running = new Set<Promise<unknown>>();
  let started: Inbox | undefined;
  const deps: PageDeps = {
    ...settings,
    visitors: createVisitors(settings.clock, settings.pages),
    shelf: createPageShelf(settings.clock),
    inbox: () => (stopping.signal.aborted ? undefined : started),
    isCrowded: () => running.size >= MOST_AT_ONCE,
    cut: stopping.signal,
  };

  const held = (answerWith: typeof answerPage) => async (request: HttpRequest) => {
    const answer = answerWith(deps, request);
    running.add(answer);
    return answer.finally(() => running.delete(answer));
  };
  const page = held(answerPage);

  return {
    name: NAME,
    start: async (inbox) => {
      started = inbox;
    },
    post: async () => {
      throw new DeliveryError({ kind: "gone" }, "Nothing is ever posted to a page.");
    },
    routes: [
      get("/*", page),
      get(SUBSCRIBE_PATH, page),
      { method: "POST", path: SUBSCRIBE_PATH, answer: held(answerSubscribe) },
      get(STYLE_PATH, always(fileAnswer("text/css; charset=utf-8", PAGE_STYLE, true))),
      get("/favicon.svg", always(pictureAnswer("image/svg+xml", Buffer.from(FAVICON)))),
      // Asked for by this name, whatever it is.
      get("/favicon.ico", always(pngAnswer(MARK_PICTURES.small))),
      ...Object.values(MARK_PICTURES).map((each) => get(each.path, always(pngAnswer(each)))),
      get("/robots.txt", always(fileAnswer("text/plain; charset=utf-8", ROBOTS, false))),
    ],
    stop: async (hurry) => {
      stopping.abort();
      await Promise.race([Promise.allSettled(running), aborted(hurry)]);
    },
  };
}

function get(path: string, answer: HttpRoute["answer"]): HttpRoute {
  return { method: "GET", path, answer };
}

function pngAnswer({ png }: MarkPicture): HttpAnswer {
  return pictureAnswer("image/png", Buffer.from(png, "base64"));
}

function always(answer: HttpAnswer): HttpRoute["answer"] {
  return async () => answer;
}

/** Settles once the signal is aborted. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener("abort", () => resolve(), { once: true });
  });
}
