import { REST, Routes } from "discord.js";
import { OperatorError } from "../../../src/errors.ts";
import { isTokenRefused } from "../posts/post-error.ts";
import { safeError } from "../posts/safe-error.ts";
import { inviteLink } from "./invite-link.ts";

export interface CheckedToken {
  /** What the bot is called. */
  readonly name: string;
  readonly inviteLink: string;
}

/**
 * Asks Discord whose token this is; undefined when it is refused.
 *
 * @throws OperatorError when Discord cannot be asked
 */
export async function checkToken({
  token,
  apiUrl,
}: {
  readonly token: string;
  readonly apiUrl: string;
}): Promise<CheckedToken | undefined> {
  const rest = new REST({ api: apiUrl.replace(/\/+$/u, ""), retries: 1 }).setToken(token);
  try {
    const application = await rest.get(Routes.currentApplication());
    return readApplication(application);
  } catch (error) {
    if (isTokenRefused(error)) return undefined;
    const text = "Discord cannot be asked about the token; try again later.";
    throw new OperatorError(text, { cause: safeError(error) });
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

function readApplication(answer: unknown): CheckedToken {
  if (typeof answer !== "object" || answer === null || !("id" in answer) || !("name" in answer))
    throw new TypeError("That is not an application.");
  return { name: String(answer.name), inviteLink: inviteLink(String(answer.id)) };
}
