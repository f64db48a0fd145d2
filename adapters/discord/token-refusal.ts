import { DiscordAPIError, DiscordjsErrorCodes, GatewayCloseCodes } from "discord.js";
import { OperatorError } from "../../src/errors.ts";
import { safeError } from "./safe-error.ts";

export function deadToken(cause?: unknown): OperatorError {
  return new OperatorError(
    "Discord refuses DISCORD_TOKEN. Make a new one in the developer portal (your application, Bot, Reset Token), set it, and start again.",
    cause === undefined ? {} : { cause: safeError(cause) },
  );
}

/** The token is refused by the API with a 401, or by the gateway with its own code and no status. */
export function isRefusal(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return code === DiscordjsErrorCodes.TokenInvalid || error.message === "Authentication failed";
}

export function isTokenCode(code: number): boolean {
  return code === GatewayCloseCodes.AuthenticationFailed;
}
