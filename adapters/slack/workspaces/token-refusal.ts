import { OperatorError } from "../../../src/errors.ts";

/** What the operator of one workspace's bot is told. */
export function deadToken(cause?: unknown): OperatorError {
  return new OperatorError(
    "Slack refuses SLACK_BOT_TOKEN. Install the app to the workspace again (your app, Install App), set the token it shows, and start again.",
    { cause },
  );
}
