import { SECOND } from "../time/durations.ts";
import { HttpError } from "./http-client.ts";

/** `why` completes a sentence that begins with the host: `cut the connection`. */
export function down(host: string, why: string, options?: ErrorOptions): HttpError {
  return new HttpError({ kind: "down" }, `${host} ${why}.`, options);
}

export function limited(host: string, retryAfterMs: number): HttpError {
  const message = `${host} takes no more requests for now; it is asked again in ${inWords(retryAfterMs)}.`;
  return new HttpError({ kind: "limited", retryAfterMs }, message);
}

export function busy(host: string, waitMs: number): HttpError {
  const message = `${host} has requests in line for ${inWords(waitMs)}.`;
  return new HttpError({ kind: "busy", waitMs }, message);
}

export function refused(host: string, status: number, body: string): HttpError {
  const message = `${host} refused the request (status ${status}).`;
  return new HttpError({ kind: "refused", status, body }, message);
}

/** What went wrong when `fetch` or the reading of a body threw, to follow the host's name. */
export function whyBroken(error: unknown): string {
  const proxy = findProxyError(error);
  if (proxy) return `could not be reached through the proxy, ${proxy.message}`;
  const code = findCode(error);
  if (code === "ECONNREFUSED") return "refused the connection";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return "could not be found; check the network and its DNS";
  if (code === "ECONNRESET" || code === "UND_ERR_SOCKET") return "cut the connection";
  if (code === "UND_ERR_CONNECT_TIMEOUT") return "did not answer in time";
  return code === undefined ? "could not be read to the end" : `could not be reached (${code})`;
}

/** The proxy opened no tunnel; the message follows "the proxy,". */
export class ProxyError extends Error {
  override readonly name = "ProxyError";
}

function findProxyError(error: unknown): ProxyError | undefined {
  if (error instanceof ProxyError) return error;
  return error instanceof Error ? findProxyError(error.cause) : undefined;
}

/** Without a network or a name server, asking again within seconds finds the same. */
export function isUnreachable(error: unknown): boolean {
  const code = findCode(error);
  return code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ENETUNREACH";
}

/** Rounded up, so that the promised moment is never too early: `7 s`, `2 min`, `3 h`. */
export function inWords(ms: number): string {
  const seconds = Math.ceil(ms / SECOND);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 120 * 60) return `${Math.ceil(seconds / 60)} min`;
  return `${Math.ceil(seconds / 3600)} h`;
}

function findCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "string") return error.code;
  return findCode(error.cause);
}
