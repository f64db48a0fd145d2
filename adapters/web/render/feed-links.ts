import type { Asked } from "../pages/page-address.ts";

/** A feed of what a page shows. */
export interface FeedLink {
  readonly href: string;
  readonly type: string;
  readonly name: string;
}

const FORMATS = [
  { ending: "atom", type: "application/atom+xml", name: "Atom" },
  { ending: "rss", type: "application/rss+xml", name: "RSS" },
  { ending: "json", type: "application/feed+json", name: "JSON Feed" },
];

/** What can be followed in a reader of feeds: a search, or what trends. */
export function feedLinks(followed: Asked | undefined): FeedLink[] {
  const [kind, parameters] = feedOf(followed);
  return FORMATS.map(({ ending, type, name }) => ({
    href: `/feeds/${kind}.${ending}?${parameters}`,
    type,
    name,
  }));
}

function feedOf(followed: Asked | undefined): [kind: string, parameters: URLSearchParams] {
  const { query, period = "day", topic } = followed?.values ?? {};
  if (followed?.command === "search") return ["search", new URLSearchParams({ q: query ?? "" })];
  const parameters = new URLSearchParams({ window: period });
  if (topic !== undefined) parameters.set("q", topic);
  return ["trending", parameters];
}
