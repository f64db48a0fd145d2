import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import { OperatorError } from "../../../src/errors.ts";
import { SECOND } from "../../../src/time/durations.ts";

/** What waiting does not mend: https://docs.slack.dev/reference/methods/apps.connections.open */
const REFUSALS = new Set([
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "user_removed_from_team",
  "team_disabled",
  "token_revoked",
  "token_expired",
  "missing_scope",
  "not_allowed_token_type",
  "no_permission",
  "org_login_required",
  "forbidden_team",
]);

/** Undefined for an error that may pass. */
export function socketRefusal(error: unknown): OperatorError | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  const code = error.data.error;
  if (!REFUSALS.has(code)) return undefined;
  return new OperatorError(
    `Slack refuses SLACK_APP_TOKEN (${code}). Make a new one with the scope connections:write on the app's page (Basic Information, App-Level Tokens), set it, and start again.`,
    { cause: error },
  );
}

export function socketModeOff(): OperatorError {
  return new OperatorError(
    "Socket Mode was turned off for this app. Turn it on again on the app's page (Settings, Socket Mode), and start again.",
  );
}

/** How long Slack asks to wait, in milliseconds; 0 when it does not. */
export function retryAfterMs(error: unknown): number {
  return error instanceof WebAPIRateLimitedError ? error.retryAfter * SECOND : 0;
}
