import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { DeliveryError, type DeliveryFailure } from "../../../src/errors.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { MEANINGS, NOT_REACHED } from "./post-refusals.ts";
import { safeError } from "./safe-error.ts";

type Kind = Exclude<DeliveryFailure["kind"], "limited">;

/** Ends of a connection that was never made, so that nothing was posted over it. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);
const BEFORE_A_REQUEST = new Set(["connect", "getaddrinfo"]);

export function isTokenRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401;
}

/** Discord's code of an error, such as 10062. */
export function codeOf(error: unknown): number | string | undefined {
  return error instanceof DiscordAPIError ? error.code : undefined;
}

/** What a failed request means for a post. Whatever leaves it open whether it arrived is `unknown`. */
export function deliveryErrorOf(cause: unknown): DeliveryError {
  if (cause instanceof DeliveryError) return cause;
  if (cause instanceof RateLimitError) return limited(cause);
  if (cause instanceof DiscordAPIError) return refused(cause);
  if (cause instanceof HTTPError) {
    const kind = NOT_REACHED.has(cause.status) ? "failed" : "unknown";
    return failure(kind, `Discord answered with an error of its own (${cause.status}).`, cause);
  }
  return wasNeverConnected(cause)
    ? failure("failed", "Discord cannot be reached.", cause)
    : failure("unknown", "The connection to Discord broke before it answered.", cause);
}

/** A limit of the bot's that names no bucket is no channel's: it is of this machine's address. */
function limited(cause: RateLimitError): DeliveryError {
  const isNameless = cause.scope === "user" && cause.limit === Number.POSITIVE_INFINITY;
  const isWide = cause.global || isNameless;
  const scope = isWide ? "platform" : "channel";
  const retryAfterMs = Math.max(cause.retryAfter, cause.sublimitTimeout, 0);
  const what = isWide ? "the bot" : "this channel";
  return new DeliveryError(
    { kind: "limited", scope, retryAfterMs },
    `Discord takes no more from ${what} for ${Math.ceil(retryAfterMs / SECOND)} s.`,
    { cause: safeError(cause) },
  );
}

/** Whatever Discord refuses it did not do; what is wrong with the message itself stays wrong. */
function refused(cause: DiscordAPIError): DeliveryError {
  const known = MEANINGS.get(cause.code);
  if (known) return failure(...known, cause);
  if (cause.status === 401) return failure("failed", "Discord refuses the bot's token.", cause);
  // Without a code it is an answer of something in between.
  const isFinal = (cause.status === 400 || cause.status === 413) && typeof cause.code === "number";
  const words = `Discord refused it: ${cause.message.slice(0, 300)} (${cause.code ?? cause.status}).`;
  return failure(isFinal ? "rejected" : "failed", words, cause);
}

function failure(kind: Kind, reason: string, cause: unknown): DeliveryError {
  return new DeliveryError({ kind }, reason, { cause: safeError(cause) });
}

/** Several addresses that were tried make one error of several. */
function wasNeverConnected(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.length > 0)
    return error.errors.every(wasNeverConnected);
  if (!(error instanceof Error)) return false;
  const isEarly = "syscall" in error && BEFORE_A_REQUEST.has(String(error.syscall));
  return isEarly || ("code" in error && NOT_CONNECTED.has(String(error.code)));
}
