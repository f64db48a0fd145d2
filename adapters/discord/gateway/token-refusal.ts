import { DiscordAPIError, DiscordjsErrorCodes, GatewayCloseCodes } from "discord.js";
import { OperatorError } from "../../../src/errors.ts";
import { safeError } from "../posts/safe-error.ts";
import type { Shard } from "./shard.ts";

export function deadToken(cause?: unknown): OperatorError {
  return operatorError(
    "Discord refuses DISCORD_TOKEN. Make a new one in the developer portal (your application, Bot, Reset Token), set it, and start again.",
    cause,
  );
}

function refusedIntents(cause?: unknown): OperatorError {
  return operatorError(
    "Discord refuses what the bot wants to hear (gateway intents), though it asks for servers alone. Install the newest version of Offprint, and start again.",
    cause,
  );
}

function tooFewShards({ count }: Shard): OperatorError {
  return operatorError(
    `The bot is in too many servers for ${count} shards. Raise DISCORD_SHARDS, to the same number for all processes, and start them again one after the other.`,
    undefined,
  );
}

function operatorError(text: string, cause: unknown): OperatorError {
  return new OperatorError(text, cause === undefined ? {} : { cause: safeError(cause) });
}

/** What the library calls an end that comes again with every try. */
const WORDS: ReadonlyMap<string, typeof deadToken> = new Map([
  ["Authentication failed", deadToken],
  ["Used invalid intents", refusedIntents],
  ["Used disallowed intents", refusedIntents],
]);

/**
 * The error for the operator, when Discord refuses what every try would ask for again: the token, by
 * the API with a 401 or by the gateway with its own code and no status, or the intents.
 */
export function refusalOf(error: unknown): OperatorError | undefined {
  if (error instanceof DiscordAPIError) return error.status === 401 ? deadToken(error) : undefined;
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? error.code : undefined;
  if (code === DiscordjsErrorCodes.TokenInvalid) return deadToken(error);
  return WORDS.get(error.message)?.(error);
}

/** The same of the code with which the gateway closed, of one of several shards or of all at once. */
export function refusalByCode(code: number, shard?: Shard): OperatorError | undefined {
  switch (code) {
    case GatewayCloseCodes.ShardingRequired:
      // All at once are as many as Discord wants by then.
      return shard && tooFewShards(shard);
    case GatewayCloseCodes.AuthenticationFailed:
      return deadToken();
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return refusedIntents();
    default:
      return undefined;
  }
}
