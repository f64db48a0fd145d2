import { createHash } from "node:crypto";
import type { HttpAnswer } from "../../../src/chat/adapter.ts";

/**
 * Nothing runs on a page, nothing is fetched but from here, nothing is sent but here, and nobody shows
 * it inside a page of theirs. What is searched for is told to no other site.
 */
const SAFE_HEADERS = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "browsing-topics=(), camera=(), geolocation=(), microphone=()",
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** For how long a page may be kept, and by whom. */
export type Keeping =
  /** By anybody for a minute: it says the same to everybody. */
  | "shared"
  /** By whoever asked, who asks each time whether it is still so; it says the same to everybody, too. */
  | "asked"
  /** The same, where it says what is so for them alone. */
  | "own"
  | "never";

const CACHE_CONTROL: Readonly<Record<Keeping, string>> = {
  shared: "public, max-age=60",
  asked: "private, no-cache",
  own: "private, no-cache",
  never: "no-store",
};

export interface PageAnswer {
  readonly status: number;
  readonly body: string;
  readonly keeping: Keeping;
  /** In seconds. */
  readonly retryAfter?: number | undefined;
}

/** A page as it is sent. It can be asked for again with its tag, which is the same in every encoding. */
export function pageAnswer({ status, body, keeping, retryAfter }: PageAnswer): HttpAnswer {
  const headers: Record<string, string> = {
    ...SAFE_HEADERS,
    "content-type": "text/html; charset=utf-8",
    "cache-control": CACHE_CONTROL[keeping],
  };
  if (keeping !== "never") headers.etag = `W/"${digestOf(body)}"`;
  if (retryAfter !== undefined) headers["retry-after"] = String(retryAfter);
  return { status, headers, body: Buffer.from(body), compress: true };
}

/** What a page needs beside it; `isForever` where its address changes with what it is. */
export function fileAnswer(contentType: string, body: string, isForever: boolean): HttpAnswer {
  const kept = isForever ? "public, max-age=31536000, immutable" : FOR_A_DAY;
  const headers = {
    ...SAFE_HEADERS,
    "content-type": contentType,
    "cache-control": kept,
    etag: `W/"${digestOf(body)}"`,
  };
  return { status: 200, headers, body: Buffer.from(body), compress: true };
}

const FOR_A_DAY = "public, max-age=86400";

/** The sign of the bot, which readers of feeds show on pages of theirs. */
export function pictureAnswer(contentType: string, body: Uint8Array): HttpAnswer {
  const headers = {
    ...SAFE_HEADERS,
    "cross-origin-resource-policy": "cross-origin",
    "content-type": contentType,
    "cache-control": FOR_A_DAY,
    etag: `"${digestOf(body)}"`,
  };
  return { status: 200, headers, body };
}

export function digestOf(body: string | Uint8Array): string {
  return createHash("sha256").update(body).digest("base64url").slice(0, 16);
}
