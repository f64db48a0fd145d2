import type { Upload } from "./multipart.ts";

/** One request to an endpoint that exists. */
export interface Call {
  /** A part of the path by its name in the route. */
  param(name: string): string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** The files that came beside it. */
  readonly uploads: readonly Upload[];
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** `/channels/:channel/messages` */
  readonly path: string;
  /** Interactions carry their own token in the path instead of the bot's in a header. */
  readonly open?: boolean;
  /** Requests in so many milliseconds, for each channel, server or webhook; `undefined` for no limit. */
  readonly limit?: { readonly requests: number; readonly perMs: number };
  /** @throws ApiError */
  run(call: Call): Answer;
}

export interface Matched {
  readonly route: Route;
  readonly params: ReadonlyMap<string, string>;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

export const NO_CONTENT: Answer = { status: 204 };

export function matchRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): Matched | undefined {
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path, path) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): Map<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params = new Map<string, string>();
  for (const [at, part] of wanted.entries()) {
    const actual = decodeURIComponent(given[at] ?? "");
    if (part.startsWith(":")) params.set(part.slice(1), actual);
    else if (part !== actual) return undefined;
  }
  return params;
}

/** The part of a route whose limits are counted apart: its channel, server or webhook. */
export function majorOf({ params }: Matched): string {
  return ["channel", "guild", "webhook", "token"].map((name) => params.get(name) ?? "").join("/");
}
