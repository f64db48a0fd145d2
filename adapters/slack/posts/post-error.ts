import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { DeliveryError, type DeliveryFailure } from "../../../src/errors.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { MEANINGS, type RefusalMeaning } from "./post-refusals.ts";

/** Slack does not always say for how long. */
const UNTOLD_WAIT_S = 60;

const REFUSED = new Set(["account_inactive", "token_revoked", "invalid_auth", "not_authed"]);

/** The connection was never made, so nothing was posted; the same holds for every name with CERT in it. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** Of a server that took nothing in: https://www.rfc-editor.org/rfc/rfc9110#name-server-error-5xx */
const NOT_TAKEN = new Set([501, 505]);

/** Slack's code of an error, such as `channel_not_found`. A page of HTML has none. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof WebAPIHTTPError) return nameOf(error.body);
  return error instanceof WebAPIPlatformError ? nameOf(error.data) : undefined;
}

/** The token is worth nothing any more. */
export function isTokenRefused(error: unknown): boolean {
  return REFUSED.has(codeOf(error) ?? "");
}

/** What a failed call means for a post or an edit. Whatever leaves it open whether it arrived is `unknown`. */
export function deliveryErrorOf(cause: unknown): DeliveryError {
  if (cause instanceof DeliveryError) return cause;
  if (cause instanceof WebAPIRateLimitedError) return limited(cause.retryAfter, cause);
  const code = codeOf(cause);
  if (code !== undefined) return refused(code, cause);
  if (cause instanceof WebAPIPlatformError)
    return failure("unknown", "Slack's answer cannot be read.", cause);
  if (cause instanceof WebAPIHTTPError) return answered(cause);
  const unmade = connectionCodeOf(cause);
  return NOT_CONNECTED.has(unmade) || unmade.includes("CERT")
    ? failure("failed", "Slack cannot be reached.", cause)
    : failure("unknown", "The connection to Slack broke before it answered.", cause);
}

/** With a status below 500 something in between has turned it away; the others may come after the deed. */
function answered(cause: WebAPIHTTPError): DeliveryError {
  const { statusCode } = cause;
  const kind = statusCode < 500 || NOT_TAKEN.has(statusCode) ? "failed" : "unknown";
  return failure(kind, `Slack answered with the status ${statusCode}.`, cause);
}

function refused(code: string, cause: unknown): DeliveryError {
  const [kind, reason] = MEANINGS.get(code) ?? unlisted(code);
  if (kind === "limited") return limited(waitOf(cause), cause);
  return failure(kind, reason, cause);
}

/** A code that is not in the list says that nothing was posted; what is invalid stays so. */
function unlisted(code: string): RefusalMeaning {
  return [code.startsWith("invalid_") ? "rejected" : "failed", `Slack refused it (${code}).`];
}

function waitOf(cause: unknown): number {
  const told = cause instanceof WebAPIPlatformError && cause.data.response_metadata?.retryAfter;
  return told || UNTOLD_WAIT_S;
}

/** Slack counts by method and workspace. */
function limited(seconds: number, cause: unknown): DeliveryError {
  const reason = `Slack takes no more from the bot in this workspace for ${seconds} s.`;
  return new DeliveryError({ kind: "limited", retryAfterMs: seconds * SECOND }, reason, { cause });
}

function failure(
  kind: Exclude<DeliveryFailure["kind"], "limited">,
  reason: string,
  cause: unknown,
): DeliveryError {
  return new DeliveryError({ kind }, reason, { cause });
}

function nameOf(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("error" in body)) return undefined;
  const { error: code } = body;
  return typeof code === "string" && /^[a-z0-9_]{1,80}$/u.test(code) ? code : undefined;
}

/** The library wraps what `fetch` throws, and `fetch` wraps the reason. */
function connectionCodeOf(error: unknown): string {
  const original = error instanceof WebAPIRequestError ? error.original : error;
  const reason = original instanceof Error ? (original.cause ?? original) : undefined;
  return reason instanceof Error && "code" in reason ? String(reason.code) : "";
}
