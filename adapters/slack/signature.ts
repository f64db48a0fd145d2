import { createHmac, timingSafeEqual } from "node:crypto";
import type { HttpRequest } from "../../src/chat/adapter.ts";

const OLDEST_MS = 5 * 60_000;
/** Slack's clock may be a little ahead of this machine's. */
const NEWEST_MS = 60_000;

/** Why a request is not taken for Slack's, or undefined when it is. */
export type CheckSignature = (
  request: Pick<HttpRequest, "headers" | "body">,
) => "unsigned" | "forged" | "old" | "future" | "replayed" | undefined;

/**
 * Checks what Slack signs, each signature once: whoever has recorded a request cannot send it again.
 *
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function createSignatureCheck(signingSecret: string, now: () => number): CheckSignature {
  /** Until when each must be remembered, oldest first. */
  const seen = new Map<string, number>();

  const forget = (): void => {
    for (const [signature, until] of seen) {
      if (until >= now()) break;
      seen.delete(signature);
    }
  };

  return ({ headers, body }) => {
    const signature = headers["x-slack-signature"];
    const timestamp = headers["x-slack-request-timestamp"];
    if (typeof signature !== "string" || typeof timestamp !== "string") return "unsigned";
    if (!/^\d{1,12}$/u.test(timestamp)) return "unsigned";
    if (!isSame(signature, sign(signingSecret, timestamp, body))) return "forged";
    const ageMs = now() - Number(timestamp) * 1_000;
    if (ageMs > OLDEST_MS) return "old";
    if (ageMs < -NEWEST_MS) return "future";
    forget();
    if (seen.has(signature)) return "replayed";
    seen.set(signature, now() + OLDEST_MS + NEWEST_MS);
    return undefined;
  };
}

function sign(secret: string, timestamp: string, body: Buffer): string {
  const hmac = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body);
  return `v0=${hmac.digest("hex")}`;
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
