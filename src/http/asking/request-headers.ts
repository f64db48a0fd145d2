import type { CachedResponse } from "./response-cache.ts";

type Given = Readonly<Record<string, string>>;

/**
 * The caller's headers, ours, and the validators of a cached answer.
 * @throws Error that names a header which cannot be sent, and keeps its value to itself: it may be a secret
 */
export function requestHeaders(given: Given, userAgent: string, cached?: CachedResponse): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(given)) set(headers, name, value);
  set(headers, "user-agent", userAgent);
  const { etag, "last-modified": lastModified } = cached?.headers ?? {};
  if (etag !== undefined) set(headers, "if-none-match", etag);
  if (lastModified !== undefined) set(headers, "if-modified-since", lastModified);
  // Else fetch adds `no-cache` to a conditional request, which makes caches on the way useless.
  if (etag ?? lastModified) set(headers, "cache-control", "max-age=0");
  return headers;
}

function set(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw new Error(`The header ${name} holds a character that cannot be sent; check its value.`);
  }
}
