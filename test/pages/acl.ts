import type { Scheme } from "../../src/paper/schemes/scheme.ts";

const ID = String.raw`(?<id>\d{4}\.[a-z\d_]{2,20}-[a-z\d]{1,20}\.\d{1,4})`;
const DOI = String.raw`(?:(?:https?://)?doi\.org/|doi:\s?)?10\.18653/v1/`;
const BEFORE = String.raw`(?:(?:https?://)?(?:www\.)?aclanthology\.org/|acl:\s?|${DOI})`;
const WHOLE = new RegExp(String.raw`^${BEFORE}?${ID}(?:\.pdf|/)?$`, "i");
const CITED = new RegExp(`${BEFORE}${ID}`, "gi");

/** The ACL Anthology. Its DOIs hold its ids. */
export const aclScheme = {
  name: "acl",
  title: "ACL Anthology",
  example: "2024.acl-long.1",
  read: (text) => WHOLE.exec(text)?.groups?.id?.toLowerCase(),
  cited: (text) => [...text.matchAll(CITED)].map(({ index, 0: id }) => ({ at: index, id })),
  page: (rest) => `https://aclanthology.org/${rest}`,
  pdf: (rest) => `https://aclanthology.org/${rest}.pdf`,
} as const satisfies Scheme;
