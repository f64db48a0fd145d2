import { doiPrefix } from "./arxiv/patterns.ts";
import type { Scheme } from "./scheme.ts";

/** Ids go into choices and buttons of at most 100 characters. */
const LONGEST = 90;

/** The characters that Crossref finds in nearly all: https://www.crossref.org/blog/dois-and-matching-regular-expressions/ */
const ANY_DOI = String.raw`10\.\d{4,9}/[-._;()/:a-z\d]*[a-z\d)]`;
/** The registry, the name, or a publisher's own page. */
const BEFORE = String.raw`(?:(?:https?://)?(?:www\.|dx\.)?doi\.org/|doi:\s?|(?:https?://)?[a-z\d.-]{3,60}/doi/(?:[a-z]{2,8}/)?)`;
const WHOLE = new RegExp(String.raw`^${BEFORE}?(?<id>${ANY_DOI})/?(?:[?#]\S*)?$`, "i");
const CITED = new RegExp(String.raw`(?<![a-z\d./])${BEFORE}?${ANY_DOI}`, "gi");
/** `like:10.1145/3600000` is part of a search. */
const IN_QUERY = /\blike:["“]?$/i;

/** Digital Object Identifiers, which name works of any publisher: https://www.doi.org. They know no capitals. */
export const doiScheme = {
  name: "doi",
  title: "DOI",
  example: "10.1145/3600000",
  general: true,
  read: (text) => {
    const id = WHOLE.exec(text)?.groups?.id?.toLowerCase();
    if (id === undefined || id.length > LONGEST || id.startsWith(doiPrefix)) return undefined;
    return endsWithin(id) ? id : undefined;
  },
  cited: (text) =>
    [...text.matchAll(CITED)]
      .filter(({ index }) => !IN_QUERY.test(text.slice(Math.max(0, index - 8), index)))
      .map(({ index, 0: id }) => ({ at: index, id })),
  page: (rest) => `https://doi.org/${rest}`,
} as const satisfies Scheme;

/** A bracket at the end closes one of its own, or it is that of a sentence. */
function endsWithin(id: string): boolean {
  return !id.endsWith(")") || id.split("(").length >= id.split(")").length;
}
