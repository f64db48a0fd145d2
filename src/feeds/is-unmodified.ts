import type { IncomingHttpHeaders } from "node:http";
import { parseHttpDate } from "../http/pace/retry-after.ts";
import { hasTag } from "../http/serving/has-tag.ts";
import type { Instant } from "../time/instant.ts";

/** What is to be had at an address now. */
export interface Representation {
  /** As sent: in quotation marks, weak or not. */
  readonly etag: string;
  /** When it became what it is: a whole second, told as `Last-Modified`. */
  readonly modifiedAt: Instant;
}

/**
 * Whether whoever asks has what there is: then 304 is the answer. Tags are compared weakly, and where
 * there are any the date says nothing; a date that has not come yet is none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1
 */
export function isUnmodified(
  headers: IncomingHttpHeaders,
  { etag, modifiedAt }: Representation,
  now: Instant,
): boolean {
  const tags = headers["if-none-match"];
  if (tags !== undefined) return hasTag(tags, etag);
  const since = parseHttpDate(headers["if-modified-since"] ?? "");
  return since !== undefined && since <= now && modifiedAt <= since;
}
