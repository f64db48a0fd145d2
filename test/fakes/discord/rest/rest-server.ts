import type { ServerResponse } from "node:http";
import { type LocalServer, type RecordedRequest, startLocalServer } from "../../local-server.ts";
import type { World } from "../world/world.ts";
import { ApiError, apiError } from "./api-error.ts";
import { readMultipart } from "./multipart.ts";
import { createRateLimits, limited, type Verdict } from "./rate-limits.ts";
import type { FaultScript, RestFault } from "./rest-faults.ts";
import { type Answer, type Call, type Matched, matchRoute, type Route } from "./route.ts";

export interface RestServer extends Pick<LocalServer, "url" | "requests" | "close"> {
  /** Requests refused with a 429 that no fault asked for: a bot that heeds the headers has none. */
  readonly overruns: readonly string[];
}

/** Codes that say something about the place or the token, not about a mistake of the bot. */
const EXPECTED = [
  ...[0, 10003, 10004, 10008, 50001, 50007, 50008, 50013, 50024, 50083],
  // A thread that is there already.
  160004,
];
/** An interaction that is over, or answered before. */
const LATE = [10062, 40060];
const PREFIX = "/api/v10";
const HTML = { "content-type": "text/html" };

export async function startRestServer(
  world: World,
  routes: readonly Route[],
  faults: FaultScript,
  globalPerSecond: number,
): Promise<RestServer> {
  const limits = createRateLimits(globalPerSecond);
  const overruns: string[] = [];
  /** Where a fault lost or held up an answer, so that the bot is not to blame for asking again or late. */
  const unheard = new Set<string>();

  async function handle(request: RecordedRequest, response: ServerResponse): Promise<void> {
    const { method, url } = request;
    const path = pathOf(request);
    const matched = url.pathname.startsWith(PREFIX) && matchRoute(routes, method, path);
    if (!matched) return refuseStranger(request, response);
    const name = `${method} ${matched.route.path}`;
    const fault = faults.take(name);
    if (fault?.kind === "limited")
      return send(response, tooMany(limited(fault.scope, fault.retryAfterMs)));
    const verdict = limits.take(matched, world.clock.now());
    if (verdict.refused) {
      overruns.push(`${name} ${verdict.refused.scope} at ${world.clock.now()}`);
      return send(response, tooMany(verdict));
    }
    if (fault) unheard.add(path);
    await answer(response, fault, () => ({ ...run(request, matched), headers: verdict.headers }));
  }

  async function answer(
    response: ServerResponse,
    fault: RestFault | undefined,
    act: () => Reply,
  ): Promise<void> {
    if (!fault) return send(response, act());
    if (fault.kind === "code") return send(response, refusal(apiError(fault.code)));
    if (fault.kind === "limited") return;
    if (fault.kind === "slow") {
      await world.clock.sleep(fault.ms);
      return send(response, act());
    }
    if (fault.when === "after") act();
    if (fault.kind === "status") send(response, { status: fault.status, body: "upstream" });
    if (fault.kind === "page") response.writeHead(200, HTML).end("<html>Sign in</html>");
    if (fault.kind === "cut") response.socket?.destroy();
  }

  function refuseStranger({ method, url }: RecordedRequest, response: ServerResponse): void {
    world.violate("rest", `no such route: ${method} ${url.pathname}`);
    send(response, refusal(new ApiError(404, 0, "404: Not Found")));
  }

  function run(request: RecordedRequest, matched: Matched): Answer {
    const { route, params } = matched;
    try {
      if (!route.open) authorise(world, request);
      return route.run(callOf(request, params));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const isLate = LATE.includes(error.code) && unheard.has(pathOf(request));
      if (!isLate && !EXPECTED.includes(error.code))
        world.violate(`${route.method} ${route.path}`, error);
      return refusal(error);
    }
  }

  const server = await startLocalServer(handle);
  return { url: server.url, requests: server.requests, close: server.close, overruns };
}

function pathOf({ url }: RecordedRequest): string {
  return url.pathname.slice(PREFIX.length);
}

interface Reply extends Answer {
  readonly headers?: Readonly<Record<string, string>>;
}

function callOf(
  { url, body, headers }: RecordedRequest,
  params: ReadonlyMap<string, string>,
): Call {
  const type = headers["content-type"] ?? "";
  const isParted = type.startsWith("multipart/form-data");
  if (body !== "" && !isParted && !type.startsWith("application/json")) throw apiError(50109);
  const { json, uploads } = isParted ? readMultipart(type, body) : { json: body, uploads: [] };
  return {
    param: (name) => params.get(name) ?? "",
    query: url.searchParams,
    body: json === "" ? undefined : fromJson(json),
    uploads,
  };
}

function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw apiError(50109);
  }
}

function authorise({ token }: World, { headers }: RecordedRequest): void {
  if (headers.authorization !== `Bot ${token}`) throw new ApiError(401, 0, "401: Unauthorized");
}

function refusal(error: ApiError): Reply {
  return { status: error.status, body: error };
}

function tooMany({ headers, refused }: Verdict): Reply {
  const message = "You are being rate limited.";
  const retry_after = (refused?.retryAfterMs ?? 0) / 1_000;
  const global = refused?.scope === "global";
  return { status: 429, body: { message, retry_after, global }, headers };
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const type = { "content-type": "application/json" };
  response.writeHead(status, { ...headers, ...type }).end(JSON.stringify(body));
}
