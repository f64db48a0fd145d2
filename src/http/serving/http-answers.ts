import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { defined } from "../../collections/defined.ts";
import { systemClock } from "../../time/clock.ts";
import { SECOND } from "../../time/durations.ts";
import { within } from "../../time/within.ts";
import { compress } from "./compress.ts";
import { hasTag } from "./has-tag.ts";
import { findRoutes, type HttpAnswer, type HttpRequest, type HttpRoute } from "./http-route.ts";
import { networkOf, unmapped } from "./network-of.ts";
import { type Networks, readNetworks } from "./networks.ts";

/** Times in milliseconds. */
export interface HttpServerLimits {
  /** Until all headers are there; a connection that says nothing counts too. */
  readonly headersMs: number;
  /** Until the whole request is there. */
  readonly requestMs: number;
  /** A connection without a request is kept this long. */
  readonly keepAliveMs: number;
  /** A route answers within this time. */
  readonly answerMs: number;
  /** How long answers under way may take once the server closes. */
  readonly closeMs: number;
  readonly bodyBytes: number;
}

export const usualLimits: HttpServerLimits = {
  headersMs: 5 * SECOND,
  requestMs: 10 * SECOND,
  keepAliveMs: 5 * SECOND,
  answerMs: 10 * SECOND,
  closeMs: 2 * SECOND,
  bodyBytes: 1024 * 1024,
};

export interface HttpAnswersDeps {
  readonly routes: readonly HttpRoute[];
  readonly limits: HttpServerLimits;
  readonly closing: AbortSignal;
  readonly onError?: (error: unknown, route: HttpRoute) => void;
  readonly proxies: Networks;
  readonly onProxy?: (address: string) => void;
}

/** Bodies are discarded up to this many times their limit, so that the refusal can be read; then cut. */
const DISCARD = 4;

const NOT_MODIFIED = 304;

const SAFE_HEADERS = {
  "content-type": "text/plain; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
};

/** What the server does with each request: find its route, read its body, answer. Never throws. */
export function answerRequests(deps: HttpAnswersDeps): RequestListener {
  const notice = proxyNotice(deps);
  return (incoming, response) => {
    notice(incoming);
    // A connection that breaks ends here; there is nobody to tell.
    response.on("error", () => {});
    answer(incoming, deps)
      .then((given) => write(incoming, response, unlessKept(given, incoming), deps))
      .catch(() => response.destroy());
  };
}

async function answer(incoming: IncomingMessage, deps: HttpAnswersDeps): Promise<HttpAnswer> {
  const { method, path, query } = lineOf(incoming);
  const here = findRoutes(deps.routes, path);
  if (here.length === 0) return refuse(404, "There is nothing here.");
  const route = here.find((each) => each.method === method);
  if (!route) return refuse(405, "This method is not for this address.", allowed(here));
  const body = await readRequest(incoming, deps.limits.bodyBytes);
  if (!body) return refuse(413, "The request is too large.");
  const { headers, socket } = incoming;
  const network = networkOf(socket.remoteAddress, headers["x-forwarded-for"], deps.proxies);
  return run(route, { method, path, query, network, headers, body }, deps);
}

async function run(
  route: HttpRoute,
  request: HttpRequest,
  deps: HttpAnswersDeps,
): Promise<HttpAnswer> {
  try {
    const ms = deps.limits.answerMs;
    return await within(route.answer(request), { ms, clock: systemClock }, (): never => {
      throw new Error(`No answer within ${ms} ms.`);
    });
  } catch (error) {
    deps.onError?.(error, route);
    return plain(500, "Something went wrong here.");
  }
}

function lineOf({ method = "GET", url = "/" }: IncomingMessage) {
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? "" : url.slice(mark));
  return { method: method === "HEAD" ? "GET" : method, path, query };
}

function allowed(routes: readonly HttpRoute[]): Record<string, string> {
  const methods = routes.map(({ method }) => (method === "GET" ? "GET, HEAD" : method));
  return { allow: methods.join(", ") };
}

/** @returns nothing when it is larger than `most` bytes */
async function readRequest(incoming: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > most * DISCARD) throw new Error("The body has no end.");
    if (bytes <= most) chunks.push(chunk);
  }
  return bytes > most ? undefined : Buffer.concat(chunks);
}

function plain(status: number, text: string): HttpAnswer {
  return { status, body: `${text}\n` };
}

/** A body that was not read must not be taken for the next request. */
function refuse(status: number, text: string, headers: Record<string, string> = {}): HttpAnswer {
  return { ...plain(status, text), headers: { ...headers, connection: "close" } };
}

/** "Not modified" to whoever has the answer by its tag (RFC 9110, 13.1.2). */
function unlessKept(given: HttpAnswer, { headers }: IncomingMessage): HttpAnswer {
  const kept = headers["if-none-match"];
  const tag = given.headers?.etag;
  if (given.status !== 200 || tag === undefined || kept === undefined) return given;
  return hasTag(kept, tag) ? { ...given, status: NOT_MODIFIED, body: "" } : given;
}

async function write(
  incoming: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, compress: mayCompress }: HttpAnswer,
  deps: HttpAnswersDeps,
): Promise<void> {
  const accepted = mayCompress ? String(incoming.headers["accept-encoding"] ?? "") : "";
  const { bytes, encoding } = await compress(
    typeof body === "string" ? Buffer.from(body) : body,
    accepted,
  );
  response.writeHead(status, {
    ...SAFE_HEADERS,
    ...headers,
    ...defined({
      vary: mayCompress ? "accept-encoding" : undefined,
      "content-encoding": encoding,
      // Of "not modified" it would be taken for the length of what was not sent.
      "content-length": status === NOT_MODIFIED ? undefined : bytes.length,
      connection: deps.closing.aborted ? "close" : undefined,
    }),
  });
  response.end(bytes);
}

const THIS_MACHINE = readNetworks("127.0.0.0/8, ::1");

/** Through a proxy that is not known to be one, all visitors are one network. */
function proxyNotice({ proxies, onProxy }: HttpAnswersDeps): (incoming: IncomingMessage) => void {
  let isTold = onProxy === undefined;
  return ({ headers, socket }) => {
    if (isTold || headers["x-forwarded-for"] === undefined) return;
    const address = unmapped(socket.remoteAddress ?? "");
    if (proxies.has(address) || !THIS_MACHINE?.has(address)) return;
    isTold = true;
    onProxy?.(address);
  };
}
