import type { HttpAnswer, HttpRequest, HttpRoute } from "../../../src/chat/adapter.ts";
import { defined } from "../../../src/collections/defined.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { MINUTE } from "../../../src/time/durations.ts";
import type { Tell } from "../slack-settings.ts";
import { PATHS } from "../workspaces/manifest.ts";
import type { ClockWatch } from "./clock-watch.ts";
import type { EventGate } from "./event-gate.ts";
import { readWebBody } from "./read-web-body.ts";
import type { SeenOnce } from "./seen-once.ts";
import { createSignatureCheck } from "./signature.ts";
import type { SlackReceiver } from "./slack-receiver.ts";

export interface WebReceiverSettings {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly gate: EventGate;
  readonly isNew: SeenOnce;
  readonly watch: ClockWatch;
}

const SSL_CHECK_BYTES = 1_000;
const EMPTY: HttpAnswer = { status: 200, body: "" };
/** Strangers find every public address; the operator is told of them, but not of each. */
const REFUSALS_TOLD_EVERY_MS = MINUTE;

/** A receiver that hears by routes of the bot's own server. */
export interface WebReceiver {
  readonly receiver: SlackReceiver;
  readonly heardBy: readonly HttpRoute[];
}

export function createWebReceiver(settings: WebReceiverSettings): WebReceiver {
  const { clock, tell, gate, signingSecret, isNew, watch } = settings;
  const { now } = clock;
  const check = createSignatureCheck({ signingSecret, now, isNew, onSigned: watch.heard });
  let toldAt = Number.NEGATIVE_INFINITY;

  const refuse = (why: string): HttpAnswer => {
    if (clock.now() - toldAt >= REFUSALS_TOLD_EVERY_MS) {
      toldAt = clock.now();
      const text = `A request to ${PATHS.events} was refused (${why}). If Slack's own are, compare SLACK_SIGNING_SECRET with the app's page (Basic Information) and this machine's clock.`;
      tell({ kind: "refused", level: "warn", text });
    }
    return { status: 401, body: "" };
  };

  const hand = (body: Record<string, unknown>, headers: HttpRequest["headers"]) =>
    new Promise<HttpAnswer>((resolve) => {
      const retryNum = Number(headers["x-slack-retry-num"]);
      const ack = async (response?: unknown) => resolve(answerOf(response));
      void gate
        .take({ body, ack, ...defined({ retryNum: retryNum > 0 ? retryNum : undefined }) })
        .then(() => resolve(EMPTY));
    });

  const answer = async (request: HttpRequest): Promise<HttpAnswer> => {
    if (isSslCheck(request)) return EMPTY;
    // Slack sends events again; to a person it says that the bot did not answer.
    if (!gate.isOpen) return { status: 503, body: "" };
    const refusal = await check(request);
    if (refusal && refusal !== "replayed") return refuse(refusal);
    const body = readWebBody(request);
    if (!body) return { status: 400, body: "" };
    // Slack itself sends the same twice in one second: what it thinks was lost, and what somebody
    // types, deletes and types again. Suggestions change nothing; all else is handled once.
    if (refusal === "replayed" && body.type !== "block_suggestion") return EMPTY;
    if (body.type === "url_verification") return { status: 200, body: String(body.challenge) };
    return hand(body, request.headers);
  };

  return {
    receiver: {
      init: (app) => gate.bind(app),
      start: async () => gate.open(),
      stop: async () => gate.close(),
      isConnected: () => gate.isOpen,
      warning: watch.warning,
    },
    heardBy: [{ method: "POST", path: PATHS.events, answer }],
  };
}

/** Slack looks at the certificate from time to time, without a signature. */
function isSslCheck(request: HttpRequest): boolean {
  return request.body.length < SSL_CHECK_BYTES && readWebBody(request)?.ssl_check === "1";
}

function answerOf(response: unknown): HttpAnswer {
  if (response === undefined || response === "") return EMPTY;
  if (typeof response === "string") return { status: 200, body: response };
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { status: 200, headers, body: JSON.stringify(response) };
}
