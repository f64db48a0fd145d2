import type { HttpRequest } from "../../../src/chat/adapter.ts";

/**
 * Whether another site's page had a browser send this. The signed token is what lets somebody act; this
 * is for who was shown it by mistake. A page that asks for `no-referrer` has its own forms sent with
 * `Origin: null`, so that says nothing; mail programs, which unsubscribe by RFC 8058, send neither header.
 * @see https://www.w3.org/TR/fetch-metadata/ @see https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export function isCrossSite({ headers }: Pick<HttpRequest, "headers">, publicUrl: URL): boolean {
  const { origin, "sec-fetch-site": site } = headers;
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  return origin !== undefined && origin !== "null" && origin !== publicUrl.origin;
}
