import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { DeliveryError } from "../../src/errors.ts";
import { MEANINGS, type Meaning } from "./post-refusals.ts";

/** Slack answers these with 200 as well as with 429, and does not always say for how long. */
const LIMITS = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);
const UNTOLD_WAIT_S = 60;

const REFUSED = new Set(["account_inactive", "token_revoked", "invalid_auth", "not_authed"]);

/** The connection was never made, so nothing was posted. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Slack's code of an error, such as `channel_not_found`. A page of HTML with status 200 has none. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  const { error: code } = error.data;
  return typeof code === "string" && /^[a-z0-9_]{1,80}$/u.test(code) ? code : undefined;
}

/** The token is worth nothing any more. */
export function isTokenRefused(error: unknown): boolean {
  return REFUSED.has(codeOf(error) ?? "");
}

/** What a failed call means for a post. Whatever leaves it open whether it arrived is `unknown`. */
export function deliveryErrorOf(cause: unknown): DeliveryError {
  if (cause instanceof DeliveryError) return cause;
  if (cause instanceof WebAPIRateLimitedError) return limited(cause.retryAfter, cause);
  if (cause instanceof WebAPIPlatformError) return refused(cause);
  if (cause instanceof WebAPIHTTPError) {
    // With a status below 500 something in between has turned it away.
    const kind = cause.statusCode < 500 ? "failed" : "unknown";
    return failure(kind, `Slack answered with the status ${cause.statusCode}.`, cause);
  }
  return NOT_CONNECTED.has(connectionCodeOf(cause))
    ? failure("failed", "Slack cannot be reached.", cause)
    : failure("unknown", "The connection to Slack broke before it answered.", cause);
}

function refused(cause: WebAPIPlatformError): DeliveryError {
  const code = codeOf(cause);
  if (code === undefined) return failure("unknown", "Slack's answer cannot be read.", cause);
  if (LIMITS.has(code))
    return limited(cause.data.response_metadata?.retryAfter ?? UNTOLD_WAIT_S, cause);
  const [kind, reason] = MEANINGS.get(code) ?? unlisted(code);
  return failure(kind, reason, cause);
}

/** A code that is not in the list says that nothing was posted; what is invalid stays so. */
function unlisted(code: string): Meaning {
  return [code.startsWith("invalid_") ? "rejected" : "failed", `Slack refused it (${code}).`];
}

/** Slack counts by method and workspace. */
function limited(seconds: number, cause: unknown): DeliveryError {
  const reason = `Slack takes no more from the bot in this workspace for ${seconds} s.`;
  return new DeliveryError({ kind: "limited", retryAfterMs: seconds * 1_000 }, reason, { cause });
}

function failure(kind: Meaning[0], reason: string, cause: unknown): DeliveryError {
  return new DeliveryError({ kind }, reason, { cause });
}

/** The library wraps what `fetch` throws, and `fetch` wraps the reason. */
function connectionCodeOf(error: unknown): string {
  const original = error instanceof WebAPIRequestError ? error.original : error;
  const reason = original instanceof Error ? (original.cause ?? original) : undefined;
  return reason instanceof Error && "code" in reason ? String(reason.code) : "";
}
