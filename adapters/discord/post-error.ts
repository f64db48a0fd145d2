import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import { DeliveryError, type DeliveryFailure } from "../../src/errors.ts";
import { safeError } from "./safe-error.ts";

type Kind = Exclude<DeliveryFailure["kind"], "limited">;

/**
 * Final answers by Discord's own codes.
 * @see https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
const FINAL: ReadonlyMap<number | string, readonly [Kind, string]> = new Map([
  [RESTJSONErrorCodes.UnknownChannel, ["gone", "The channel no longer exists."]],
  [
    RESTJSONErrorCodes.UnknownGuild,
    ["gone", "The server no longer exists, or the bot is not in it."],
  ],
  [
    RESTJSONErrorCodes.MissingAccess,
    [
      "forbidden",
      "The bot may not see the channel. Let it view the channel, or add it to the server again.",
    ],
  ],
  [
    RESTJSONErrorCodes.MissingPermissions,
    ["forbidden", "The bot may not write in the channel. Let it send messages there."],
  ],
  [
    RESTJSONErrorCodes.CannotSendMessagesToThisUser,
    ["forbidden", "The person takes no direct messages from the bot."],
  ],
  [
    RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel,
    ["forbidden", "Nobody can write in a channel of this kind. Choose a text channel or a thread."],
  ],
  [
    RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType,
    ["forbidden", "Nobody can write in a channel of this kind. Choose a text channel or a thread."],
  ],
  [
    RESTJSONErrorCodes.TagRequiredToCreateAForumPostInThisChannel,
    ["forbidden", "A forum holds threads, not messages. Choose one of its threads."],
  ],
  [RESTJSONErrorCodes.ThreadLocked, ["forbidden", "The thread is locked."]],
  [
    RESTJSONErrorCodes.InvalidActionOnArchivedThread,
    ["forbidden", "The thread is archived or locked. Open it again, or choose another channel."],
  ],
  [
    RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration,
    ["rejected", "The server's AutoMod blocked the message."],
  ],
] as const);

/** The connection was never made, so nothing was posted. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

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
    return failure(
      "unknown",
      `Discord answered with an error of its own (${cause.status}).`,
      cause,
    );
  }
  return NOT_CONNECTED.has(connectionCodeOf(cause))
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
    `Discord takes no more from ${what} for ${Math.ceil(retryAfterMs / 1_000)} s.`,
    { cause: safeError(cause) },
  );
}

function refused(cause: DiscordAPIError): DeliveryError {
  const [kind, reason] = FINAL.get(cause.code) ?? [];
  if (kind !== undefined && reason !== undefined) return failure(kind, reason, cause);
  if (cause.status === 401) return failure("failed", "Discord refuses the bot's token.", cause);
  // An overload, a switched-off feature or a gateway in between: nothing was posted, and it passes.
  const passes = cause.status !== 400 && cause.status !== 413;
  const words = `Discord refused it: ${cause.message.slice(0, 300)} (${cause.code}).`;
  return failure(passes ? "failed" : "rejected", words, cause);
}

function failure(kind: Kind, reason: string, cause: unknown): DeliveryError {
  return new DeliveryError({ kind }, reason, { cause: safeError(cause) });
}

function connectionCodeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
