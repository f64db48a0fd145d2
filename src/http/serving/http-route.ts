import type { IncomingHttpHeaders } from "node:http";

export interface HttpRequest {
  /** Upper case; a HEAD request arrives as GET. */
  readonly method: string;
  /** As sent, without the query; never decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Whose request it is, for limits alone: see `networkOf`. */
  readonly network: string;
  /** Lower-case names. */
  readonly headers: IncomingHttpHeaders;
  /** As it arrived, so that a signature over it can be checked. */
  readonly body: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  /** Plain text in UTF-8 unless `content-type` says otherwise. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** It may be sent compressed, since nothing in it is secret: the length of the rest would tell of it. */
  readonly compress?: true;
}

export interface HttpRoute {
  readonly method: "GET" | "POST";
  /** Matched as a whole and letter by letter; one that ends in `/*` is asked for what no other is in that folder. */
  readonly path: string;
  readonly answer: (request: HttpRequest) => Promise<HttpAnswer>;
}

/** The routes of a path, one a method: those that are it, or else those of the nearest `/*` around it. */
export function findRoutes(routes: readonly HttpRoute[], path: string): readonly HttpRoute[] {
  const exact = routes.filter((route) => route.path === path);
  if (exact.length > 0) return exact;
  const around = routes.filter((route) => isAround(route, path));
  const nearest = Math.max(...around.map((route) => route.path.length));
  return around.filter((route) => route.path.length === nearest);
}

function isAround(route: HttpRoute, path: string): boolean {
  return route.path.endsWith("/*") && path.startsWith(route.path.slice(0, -1));
}
