import { createHmac } from "node:crypto";

/** How requests are signed, when not as they should be. */
export interface Signing {
  /** Another secret than the app's. */
  readonly secret?: string;
  /** The time the request claims, later than now by this much; negative is earlier. */
  readonly skewMs?: number;
  /** The body is changed after it was signed. */
  readonly tampered?: boolean;
  /** No signature at all. */
  readonly unsigned?: boolean;
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signatureHeaders(
  body: string,
  secret: string,
  atMs: number,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const digest = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${digest}` };
}
