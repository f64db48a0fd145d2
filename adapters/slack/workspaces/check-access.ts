import type { AuthTestResponse } from "@slack/web-api";
import { OperatorError } from "../../../src/errors.ts";
import { codeOf, isTokenRefused } from "../posts/post-error.ts";
import { createClients } from "./clients.ts";
import { SCOPE_LIST, type Scope } from "./scopes.ts";

export interface CheckedAccess {
  /** What the bot is called. */
  readonly name: string;
  readonly team: string;
  /** What the installation does not let the bot do, though it needs it. */
  readonly missing: readonly Scope[];
}

interface Asked {
  readonly token: string;
  readonly apiUrl: string;
}

/**
 * Asks Slack whose bot token this is; undefined when it is refused.
 *
 * @throws OperatorError when Slack cannot be asked
 */
export async function checkBotToken({ token, apiUrl }: Asked): Promise<CheckedAccess | undefined> {
  const asked = await answerOrRefusal(() => createClients({ apiUrl })(token).reads.auth.test());
  if (!asked) return undefined;
  return { name: asked.user ?? "", team: asked.team ?? "", missing: missingScopes(asked) };
}

/**
 * Whether Slack takes this app-level token for Socket Mode.
 *
 * @throws OperatorError when it lacks its scope, or when Slack cannot be asked
 */
export async function checkAppToken({ token, apiUrl }: Asked): Promise<boolean> {
  const { reads } = createClients({ apiUrl })(token);
  return (await answerOrRefusal(() => reads.apps.connections.open({}))) !== undefined;
}

/** Of what the bot needs, what its token does not carry; nothing when Slack does not say. */
export function missingScopes({ response_metadata: told }: AuthTestResponse): readonly Scope[] {
  const { scopes } = told ?? {};
  return scopes ? SCOPE_LIST.filter((scope) => !scopes.includes(scope)) : [];
}

async function answerOrRefusal<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (cause) {
    if (isTokenRefused(cause)) return undefined;
    throw new OperatorError(FIXES.get(codeOf(cause) ?? "") ?? UNASKED, { cause });
  }
}

const UNASKED = "Slack cannot be asked about the token; try again later.";

const WRONG_KIND =
  "That is a token of another kind: a bot token starts with xoxb-, an app-level token with xapp-.";

const FIXES: ReadonlyMap<string, string> = new Map([
  [
    "missing_scope",
    "The token lacks connections:write. Make an app-level token with that scope (your app, Basic Information, App-Level Tokens).",
  ],
  ["not_allowed_token_type", WRONG_KIND],
  ["not_allowed_for_token_type", WRONG_KIND],
  ["socket_mode_not_enabled", "Socket Mode is off. Switch it on in the settings of your app."],
  ["token_expired", "The token has expired. Turn token rotation off for a bot of one workspace."],
]);
