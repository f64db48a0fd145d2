import type { Scheme } from "./scheme.ts";

/**
 * A number of six digits, since December 2019 behind the date; medRxiv, under the same prefixes, has
 * eight. The second prefix came in December 2025: https://connect.biorxiv.org/news/2025/11/18/preprint_dois
 */
const ID = String.raw`(?<id>10\.(?:1101/(?:\d{4}\.\d\d\.\d\d\.)?|64898/\d{4}\.\d\d\.\d\d\.)\d{6})`;
const BEFORE = String.raw`(?:(?:https?://)?(?:(?:www\.)?biorxiv\.org/(?:content|cgi/content/short)/|(?:www\.|dx\.)?doi\.org/)|(?:biorxiv|doi):?\s?)`;
const VERSION = String.raw`(?:v\d{1,3})?`;
const TAIL = String.raw`(?:\.[a-z][a-z.+-]{1,30})?(?:[/?#]\S*)?`;
const WHOLE = new RegExp(`^${BEFORE}?${ID}${VERSION}${TAIL}$`, "i");

/** The preprint server for biology. Its ids are DOIs, so where people cite them is found by the scheme of those. */
export const biorxivScheme = {
  name: "biorxiv",
  title: "bioRxiv",
  example: "10.1101/2024.01.31.123456",
  read: (text) => WHOLE.exec(text)?.groups?.id,
  // The address of a PDF holds a version, which an id has not.
  page: (rest) => `https://www.biorxiv.org/content/${rest}`,
} as const satisfies Scheme;
