import type { ServerResponse } from "node:http";
import {
  createHttpClient,
  type HttpClientDeps,
} from "../../../src/http/asking/create-http-client.ts";
import type { Site } from "../../../src/http/asking/sites.ts";
import type { GetOptions, HttpResponse } from "../../../src/http/http-client.ts";
import { HttpError } from "../../../src/http/http-client.ts";
import { type Handler, startLocalServer } from "../../fakes/local-server.ts";
import { createMemoryDocuments } from "../../fakes/memory-documents.ts";
import { createVirtualClock } from "../../fakes/time/virtual-clock.ts";

export const START = Date.UTC(2026, 0, 5, 12);

/** What a server does with one request. */
export type Behaviour = (response: ServerResponse) => void;

export const says =
  (status: number, body = "", headers: Record<string, string> = {}): Behaviour =>
  (response) => {
    response.writeHead(status, headers).end(body);
  };

/** Accepts the request and never answers. */
export const hangs: Behaviour = () => undefined;

/** Announces more than it sends, then drops the connection. */
export const cuts: Behaviour = (response) => {
  response.writeHead(200, { "content-length": "100" });
  response.write("half of it", () => response.socket?.destroy());
};

/** Behaves as told, request by request; the last behaviour stays. */
export function inTurn(...behaviours: readonly Behaviour[]): Handler {
  let next = 0;
  return (_, response) => {
    const behaviour = behaviours[Math.min(next++, behaviours.length - 1)];
    behaviour?.(response);
  };
}

/** A client, the virtual clock it lives by, and a real server, all to be thrown away with `close`. */
export async function clientOn(
  handler: Handler,
  site: Partial<Site> = {},
  deps: Partial<HttpClientDeps> = {},
) {
  const clock = createVirtualClock(START);
  const documents = createMemoryDocuments(clock);
  const sentAt: number[] = [];
  const server = await startLocalServer((request, response) => {
    sentAt.push(clock.now() - START);
    return handler(request, response);
  });
  const { url: origin, requests } = server;
  const client = createHttpClient({
    clock,
    documents,
    userAgent: "Offprint-test/1 (mailto:operator@example.org)",
    sites: [{ origins: [origin], intervalMs: 0, concurrency: 4, ...site }],
    random: () => 0.5,
    ...deps,
  });

  /** Asks, and moves time on until there is an answer. */
  function get(path: string, options: Partial<GetOptions> = {}): Promise<HttpResponse> {
    const asked = client.get(new URL(path, origin), { lifetimeMs: 0, ...options });
    return clock.runUntil(asked);
  }

  return { clock, documents, client, origin, requests, sentAt, get, close: server.close };
}

/** The HttpError a promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<HttpError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof HttpError) return error;
  throw new Error("Expected an HttpError.", { cause: error });
}
