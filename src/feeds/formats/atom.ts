import { defined } from "../../collections/defined.ts";
import { MARK_PICTURES } from "../../html/mark-pictures.ts";
import type { Instant } from "../../time/instant.ts";
import type { FeedEntry } from "../feed.ts";
import { type FeedFormat, GENERATOR, LANGUAGE, pictureAddress } from "./feed-format.ts";
import { type XmlContent, xmlDocument } from "./xml-document.ts";

/**
 * Titles have no `type`: with `type="html"` some readers lose what stands between < and >, and others
 * show its escapes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
export const atom: FeedFormat = {
  name: "atom",
  mediaType: "application/atom+xml",
  write: (feed, terms) =>
    xmlDocument({
      feed: {
        "@_xmlns": "http://www.w3.org/2005/Atom",
        "@_xml:lang": LANGUAGE,
        id: feed.id,
        title: feed.title,
        subtitle: feed.subtitle,
        updated: dateTime(feed.updatedAt),
        generator: GENERATOR,
        icon: pictureAddress(MARK_PICTURES.small, terms),
        // Twice as wide as it is high, as the format asks.
        logo: pictureAddress(MARK_PICTURES.wide, terms),
        link: [link("self", terms.self, atom.mediaType), link("alternate", feed.page, "text/html")],
        entry: feed.entries.map(entryOf),
      },
    }),
};

/** Inherited from the feed, its program would be the author of papers. */
const UNKNOWN = "Unknown authors";

function entryOf(entry: FeedEntry): XmlContent {
  const { authors } = entry;
  return {
    id: entry.id,
    title: entry.title,
    published: dateTime(entry.publishedAt),
    updated: dateTime(entry.updatedAt),
    author: (authors.length > 0 ? authors : [UNKNOWN]).map((name) => ({ name })),
    category: entry.categories.map((term) => ({ "@_term": term })),
    link: [
      link("alternate", entry.page),
      ...entry.related.map(({ url, type, label }) => link("related", url, type, label)),
    ],
    ...defined({ summary: entry.summary || undefined }),
    content: { "@_type": "html", "#text": entry.html },
  };
}

function link(rel: string, href: string, type?: string, title?: string): XmlContent {
  return { "@_rel": rel, "@_href": href, ...defined({ "@_type": type, "@_title": title }) };
}

function dateTime(at: Instant): string {
  return new Date(at).toISOString();
}
