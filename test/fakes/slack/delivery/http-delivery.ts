import type { World } from "../world/world.ts";
import { type Delivery, type Outcome, type Outgoing, withinAckTime } from "./delivery.ts";
import { type Signing, signatureHeaders } from "./signature.ts";

export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpReply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Slack's signed requests as an attacker and a tester hold them. */
export interface HttpControls {
  /** The app's request URL. */
  deliverTo(url: string): void;
  /** Everything sent, oldest first. */
  readonly requests: readonly SignedRequest[];
  /** How what follows is signed; without it, properly. */
  sign(signing?: Signing): void;
  /** Sends a request once more, to the byte. */
  again(request: SignedRequest): Promise<HttpReply>;
  /** Sends any body, signed as it should be. */
  post(body: string, contentType?: string): Promise<HttpReply>;
  /** Slack asks whether the URL is the app's: the answer must hold the challenge. */
  verifyUrl(challenge: string): Promise<HttpReply>;
  /** Slack looks whether the certificate is good. */
  checkSsl(): Promise<HttpReply>;
}

export interface HttpDelivery extends Delivery {
  readonly controls: HttpControls;
  close(): void;
}

/** How far the time of a request may be from the app's clock. */
const TOLERATED_MS = 5 * 60_000;
const JSON_TYPE = "application/json";
const FORM_TYPE = "application/x-www-form-urlencoded";

/** https://docs.slack.dev/apis/events-api/using-http-request-urls */
export function createHttpDelivery(world: World): HttpDelivery {
  const stopped = new AbortController();
  const requests: SignedRequest[] = [];
  let url: string | undefined;
  let signing: Signing = {};

  function signed(body: string, contentType: string, more: object = {}): SignedRequest {
    const { secret = world.settings.signingSecret, skewMs = 0, tampered, unsigned } = signing;
    const signature = signatureHeaders(body, secret, world.clock.now() + skewMs);
    const headers = {
      "content-type": contentType,
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      ...(!unsigned && signature),
      ...more,
    };
    return { headers, body: tampered ? body.replace(/.$/s, " ") : body };
  }

  async function send(request: SignedRequest, hungUp?: AbortSignal): Promise<HttpReply> {
    if (url === undefined) throw new Error("The app has no request URL yet.");
    requests.push(request);
    const { headers, body } = request;
    const signal = AbortSignal.any(hungUp ? [stopped.signal, hungUp] : [stopped.signal]);
    const response = await fetch(url, { method: "POST", headers, body, signal });
    return { status: response.status, headers: response.headers, body: await response.text() };
  }

  async function deliver(outgoing: Outgoing): Promise<Outcome> {
    const { skewMs = 0, secret, tampered, unsigned } = signing;
    const isProper = !secret && !tampered && !unsigned && Math.abs(skewMs) <= TOLERATED_MS;
    const [body, contentType] = wrapped(outgoing);
    const hangUp = new AbortController();
    const request = signed(body, contentType, retryHeaders(outgoing));
    const work = send(request, hangUp.signal).then(
      (reply) => outcomeOf(reply, outgoing, isProper),
      (error: unknown): Outcome => ({ kind: "failed", why: `connection_failed: ${String(error)}` }),
    );
    function late(): Outcome {
      hangUp.abort();
      world.violate("http", `${outgoing.kind} was not acknowledged within 3 seconds`);
      return { kind: "failed", why: "http_timeout" };
    }
    return withinAckTime(world.clock, work, late, stopped.signal);
  }

  function outcomeOf(reply: HttpReply, outgoing: Outgoing, isProper: boolean): Outcome {
    const { status, body, headers } = reply;
    const isFinal = headers.get("x-slack-no-retry") === "1";
    const isTaken = status >= 200 && status < 300;
    if (isTaken && !isProper) world.violate("http", "a request with a bad signature was accepted");
    if (!isTaken && isProper) world.violate("http", `${outgoing.kind} was answered with ${status}`);
    if (!isTaken) return { kind: "failed", why: "http_error", status, isFinal };
    const answer = body === "" ? undefined : readAnswer(reply);
    if (answer !== undefined && !outgoing.takesAnswer)
      world.violate("http", `an answer where only an acknowledgement fits: ${body.slice(0, 200)}`);
    return { kind: "acknowledged", answer };
  }

  return {
    deliver,
    close: () => stopped.abort(),
    controls: {
      requests,
      deliverTo(to) {
        url = to;
      },
      sign(changed = {}) {
        signing = changed;
      },
      again: (request) => send(request),
      post: (body, contentType = JSON_TYPE) => send(signed(body, contentType)),
      verifyUrl(challenge) {
        const body = { token: "verification-token", challenge, type: "url_verification" };
        return send(signed(JSON.stringify(body), JSON_TYPE));
      },
      checkSsl: () => send(signed("ssl_check=1&token=verification-token", FORM_TYPE)),
    },
  };
}

function wrapped({ kind, payload }: Outgoing): readonly [body: string, contentType: string] {
  if (kind === "event") return [JSON.stringify(payload), JSON_TYPE];
  const fields: [string, string][] =
    kind === "interaction"
      ? [["payload", JSON.stringify(payload)]]
      : Object.entries(payload).map(([name, value]) => [name, String(value)]);
  return [new URLSearchParams(fields).toString(), FORM_TYPE];
}

function retryHeaders({ retry }: Outgoing): object {
  if (!retry) return {};
  return {
    "x-slack-retry-num": String(retry.attempt),
    "x-slack-retry-reason": retry.reason,
  };
}

/** A text alone is shown as it is. */
function readAnswer({ body, headers }: HttpReply): unknown {
  if (!headers.get("content-type")?.includes("json")) return { text: body };
  try {
    return JSON.parse(body);
  } catch {
    return { text: body };
  }
}
