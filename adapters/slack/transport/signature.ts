import { createHmac, timingSafeEqual } from "node:crypto";
import type { HttpRequest } from "../../../src/chat/adapter.ts";
import { MINUTE, SECOND } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";
import type { SeenOnce } from "./seen-once.ts";

/** What Slack recommends, in both directions: a clock may be slow as well as a request. */
const TOLERATED_MS = 5 * MINUTE;
/** For so long a signature could be taken, from the earliest moment it is. */
export const SIGNATURE_LIFE_MS = 2 * TOLERATED_MS + MINUTE;

/** Why a request is not taken for Slack's, or undefined when it is. */
export type CheckSignature = (
  request: Pick<HttpRequest, "headers" | "body">,
) => Promise<"unsigned" | "forged" | "old" | "future" | "replayed" | undefined>;

export interface SignatureSettings {
  readonly signingSecret: string;
  readonly now: () => Instant;
  /** Knows a signature for at least {@link SIGNATURE_LIFE_MS}. */
  readonly isNew: SeenOnce;
  /** Told when a request was signed that is Slack's own, whatever its age. */
  onSigned(at: Instant): void;
}

/**
 * Checks what Slack signs, each signature once: whoever has recorded a request cannot send it again.
 *
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function createSignatureCheck(settings: SignatureSettings): CheckSignature {
  const { signingSecret, now, isNew, onSigned } = settings;
  return async ({ headers, body }) => {
    const signature = headers["x-slack-signature"];
    const timestamp = headers["x-slack-request-timestamp"];
    if (typeof signature !== "string" || typeof timestamp !== "string") return "unsigned";
    if (!/^\d{1,12}$/u.test(timestamp)) return "unsigned";
    if (!isSame(signature, sign(signingSecret, timestamp, body))) return "forged";
    const signedAt = Number(timestamp) * SECOND;
    const ageMs = now() - signedAt;
    onSigned(signedAt);
    if (ageMs > TOLERATED_MS) return "old";
    if (ageMs < -TOLERATED_MS) return "future";
    return (await isNew(signature)) ? undefined : "replayed";
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
