import { createServer, type Server } from "node:http";
import { OperatorError } from "../../errors.ts";
import { SECOND } from "../../time/durations.ts";
import { answerRequests, type HttpServerLimits, usualLimits } from "./http-answers.ts";
import type { HttpRoute } from "./http-route.ts";
import { type Networks, NO_NETWORKS } from "./networks.ts";

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly routes: readonly HttpRoute[];
  /** Told of a route that threw; the caller sees no more than "500". */
  readonly onError?: (error: unknown, route: HttpRoute) => void;
  readonly limits?: Partial<HttpServerLimits>;
  /** Proxies that tell the truth about whom a request comes from. */
  readonly proxies?: Networks;
  /** Told once of a proxy on this machine that is none of them. */
  readonly onProxy?: (address: string) => void;
}

export interface HttpServer {
  /** Such as `http://127.0.0.1:8080`, without a slash at the end. */
  readonly url: string;
  /** Lets answers under way end for as long as `closeMs`, then cuts every connection. May be called again. */
  close(): Promise<void>;
}

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADERS = 100;
const MAX_CONNECTIONS = 200;

/**
 * A small HTTP server that answers its routes and nothing else.
 * @throws OperatorError when the address cannot be listened on
 */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const limits = { ...usualLimits, ...options.limits };
  const { proxies = NO_NETWORKS } = options;
  const closing = new AbortController();
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.keepAliveMs,
      // Node looks for connections that are too slow only this often.
      connectionsCheckingInterval: Math.min(SECOND, limits.headersMs),
    },
    answerRequests({ ...options, limits, proxies, closing: closing.signal }),
  );
  server.maxHeadersCount = MAX_HEADERS;
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, options);
  let closed: Promise<void> | undefined;
  return {
    url: urlOf(server, options),
    close() {
      closing.abort();
      closed ??= close(server, limits.closeMs);
      return closed;
    },
  };
}

function listen(server: Server, { host, port }: HttpServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.on("error", (cause: NodeJS.ErrnoException) => {
      reject(new OperatorError(refusal(cause.code ?? "unknown reason", host, port), { cause }));
    });
    server.listen(port, host, resolve);
  });
}

function refusal(code: string, host: string, port: number): string {
  const problem = `The address ${host}, port ${port}, cannot be listened on (${code}).`;
  if (code === "EADDRINUSE")
    return `${problem} Another program uses it: stop that one, or set PORT to another number.`;
  if (code === "EACCES")
    return `${problem} Only an administrator may use this port: set PORT to a number above 1023.`;
  return `${problem} Set HOST to an address of this machine, such as 127.0.0.1.`;
}

function urlOf(server: Server, { host, port }: HttpServerOptions): string {
  const address = server.address();
  const actual = address !== null && typeof address === "object" ? address.port : port;
  return `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
