import { createHash } from "node:crypto";
import { z } from "zod";
import type { Documents } from "../../stores/documents.ts";
import { DAY } from "../../time/durations.ts";

/** What a site said once. */
const CachedResponse = z.object({
  format: z.literal(1),
  body: z.string(),
  headers: z.record(z.string(), z.string()),
  fetchedAt: z.number(),
});
export type CachedResponse = Readonly<z.infer<typeof CachedResponse>>;

export interface ResponseCache {
  /** Undefined when there is none, or none that can be read. */
  read(key: string): Promise<CachedResponse | undefined>;
  write(key: string, response: CachedResponse): Promise<void>;
  remove(key: string): Promise<void>;
}

/** How long an answer is kept for the day its site is down. */
const KEPT_MS = 7 * DAY;
const MAX_KEY_LENGTH = 200;

/** A store that fails costs a request, never an answer: it is reported to `onWarning` and left aside. */
export function createResponseCache(
  documents: Documents,
  onWarning: (message: string, cause: unknown) => void,
): ResponseCache {
  return {
    async read(key) {
      try {
        const { data } = CachedResponse.safeParse(await documents.get(key));
        return data;
      } catch (cause) {
        onWarning("The cache of answers could not be read; the site is asked instead.", cause);
        return undefined;
      }
    },
    async write(key, response) {
      try {
        await documents.set(key, response, KEPT_MS);
      } catch (cause) {
        onWarning("An answer could not be kept in the cache.", cause);
      }
    },
    async remove(key) {
      try {
        await documents.delete(key);
      } catch (cause) {
        onWarning("An answer that was none could not be taken out of the cache.", cause);
      }
    },
  };
}

/** Equal exactly when the URL and the caller's headers are; holds a hash of headers, never a secret. */
export function cacheKey(url: URL, headers: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const variant = pairs.length > 0 ? `#${hash(JSON.stringify(pairs.sort()))}` : "";
  const address = url.href.slice(0, url.href.length - url.hash.length);
  const readable = `http:${address}${variant}`;
  return readable.length <= MAX_KEY_LENGTH ? readable : `http:${url.origin}/#${hash(readable)}`;
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}
