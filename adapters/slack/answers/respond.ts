import { systemClock } from "../../../src/time/clock.ts";
import { SECOND } from "../../../src/time/durations.ts";
import type { SlackMessage } from "../render/render-message.ts";

/** How a message is shown by a response URL. */
export type Response = SlackMessage &
  (
    | { readonly replace_original: true }
    | {
        readonly replace_original: false;
        readonly response_type: "ephemeral" | "in_channel";
        readonly thread_ts?: string;
        readonly unfurl_links: false;
        readonly unfurl_media: false;
      }
  );

const TRIES = 3;
const TRY_MS = 5 * SECOND;
const PAUSE_MS = 700;

/**
 * Answers by a URL that Slack gave with what a person did, which takes five messages in thirty
 * minutes. Says whether the message was taken: not after the last of them.
 *
 * @see https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 * @throws when Slack cannot be told, or refuses the message, or when the URL is not the Slack's of `apiUrl`
 */
export async function respond(url: string, apiUrl: string, message: Response): Promise<boolean> {
  requireSlacks(url, apiUrl);
  for (let attempt = 1; ; attempt++) {
    const answer = await send(url, message).catch((error: unknown) => {
      if (attempt === TRIES) throw error;
    });
    if (answer?.ok) return true;
    if (answer?.status === 404 || answer?.status === 410) return false;
    if (answer && !mayPass(answer.status)) throw await refusalOf(answer);
    if (answer && attempt === TRIES) throw await refusalOf(answer);
    await systemClock.sleep(PAUSE_MS);
  }
}

/** Signed payloads bring it, and still nothing but Slack is ever called. */
function requireSlacks(url: string, apiUrl: string): void {
  const api = new URL(apiUrl);
  const origins = [api.origin, `${api.protocol}//hooks.${api.host}`];
  if (!URL.canParse(url) || !origins.includes(new URL(url).origin))
    throw new Error("The address to answer to is not Slack's.");
}

function send(url: string, message: Response): Promise<globalThis.Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(message),
    redirect: "error",
    signal: AbortSignal.timeout(TRY_MS),
  });
}

function mayPass(status: number): boolean {
  return status === 429 || status >= 500;
}

const QUOTED = 200;

async function refusalOf(answer: globalThis.Response): Promise<Error> {
  const words = await answer.text().catch(() => "");
  return new Error(`Slack refused an answer (${answer.status}): ${words.slice(0, QUOTED)}`);
}
