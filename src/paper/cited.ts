import { type PaperId, parsePaperId, schemeOf } from "./id.ts";
import { schemes } from "./schemes/index.ts";
import type { Citation, Scheme } from "./schemes/scheme.ts";

const TEXT_LIMIT = 2_000;

const LINK =
  /(?:https?:\/\/|www\.|(?:dx\.)?doi\.org\/)\S+|^(?:[a-z\d-]{2,40}\.){1,3}(?:com|org|net|edu|gov|io|ai|science|press|cc|cn|de|fr|uk|jp)\/\S+$|(?:^|\s)(?:doi:\s?)?10\.\d{4,9}\/\S+/i;

/**
 * Every paper that a person's text cites, once each, in order: by a link to any site, as a citation
 * does, or as a browser's tab shows it. Whoever asks opens papers of our own sources alone, never the link.
 */
export function citedPapers(text: string): PaperId[] {
  const whole = parsePaperId(text);
  if (whole) return [whole];
  const listed = text
    .slice(0, TEXT_LIMIT)
    .trim()
    .split(/[\s,;]+/)
    .map(parsePaperId);
  if (listed.every((id) => id !== undefined)) return withoutOtherNames([...new Set(listed)]);
  const plain = unescaped(text.slice(0, TEXT_LIMIT).normalize("NFKC"));
  return withoutOtherNames(idsOf(plain, (scheme) => scheme.cited));
}

/** Beside an archive's id, a DOI is mostly that of the same work. */
function withoutOtherNames(ids: PaperId[]): PaperId[] {
  const better = ids.filter((id) => !schemeOf(id).general);
  return better.length > 0 ? better : ids;
}

/** The one paper that a text holds the id of, wherever it stands: for texts that can mean nothing else. */
export function paperWithin(text: string): PaperId | undefined {
  const [cited] = citedPapers(text);
  return cited ?? idsOf(unescaped(text.slice(0, TEXT_LIMIT)), (scheme) => scheme.alone)[0];
}

/** The site of a link (or `a DOI`) in a text that cites no paper of a known scheme. */
export function otherLink(text: string): string | undefined {
  const link = LINK.exec(text.slice(0, TEXT_LIMIT))?.[0].trim();
  if (link === undefined || citedPapers(text).length > 0) return undefined;
  const site = /^(?:https?:\/\/)?([^/?#\s]{1,60})\//i.exec(`${link}/`)?.[1] ?? "";
  return site.includes(".") && !/^(?:doi:\s?)?10\./i.test(link) ? site : "a DOI";
}

/** Each once, in the order of the text. */
function idsOf(text: string, by: (scheme: Scheme) => Scheme["cited"]): PaperId[] {
  const found = schemes.flatMap((scheme): readonly Citation[] => by(scheme)?.(text) ?? []);
  const ids = found.toSorted((one, other) => one.at - other.at).map(({ id }) => parsePaperId(id));
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Per cent signs of links, where they stand for a character; a text of its own may hold others. */
function unescaped(text: string): string {
  return text.replace(/%(2f|3a|20|3d|5b|5d|7b|7d|28|29)/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
