import { WebAPIPlatformError } from "@slack/web-api";
import { OperatorError } from "../../../src/errors.ts";
import { codeOf } from "../posts/post-error.ts";
import { createClients } from "./clients.ts";

/** Of an app that nobody knows, and of one whose secret this is not. */
const REFUSALS = new Set(["invalid_client_id", "bad_client_secret"]);

/**
 * Whether Slack knows an app with this id and secret. It is asked to redeem a code that it never
 * gave, which it refuses in other words.
 *
 * @throws OperatorError when Slack cannot be asked
 */
export async function checkClient(client: {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiUrl: string;
}): Promise<boolean> {
  const { clientId: client_id, clientSecret: client_secret, apiUrl } = client;
  try {
    await createClients({ apiUrl })().posts.oauth.v2.access({
      client_id,
      client_secret,
      code: "0",
    });
    return true;
  } catch (cause) {
    if (cause instanceof WebAPIPlatformError) return !REFUSALS.has(codeOf(cause) ?? "");
    throw new OperatorError("Slack cannot be asked about the app; try again later.", { cause });
  }
}
