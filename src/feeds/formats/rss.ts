import { defined } from "../../collections/defined.ts";
import { html, printHtml } from "../../html/html.ts";
import { MARK_PICTURES } from "../../html/mark-pictures.ts";
import type { Instant } from "../../time/instant.ts";
import type { FeedEntry } from "../feed.ts";
import { type FeedFormat, GENERATOR, LANGUAGE, pictureAddress } from "./feed-format.ts";
import { type XmlContent, xmlDocument } from "./xml-document.ts";

/**
 * A title is text, escaped once; a description is HTML, escaped once more.
 *
 * @see https://www.rssboard.org/rss-specification
 * @see https://www.rssboard.org/rss-profile
 */
export const rss: FeedFormat = {
  name: "rss",
  mediaType: "application/rss+xml",
  write: (feed, terms) =>
    xmlDocument({
      rss: {
        "@_version": "2.0",
        "@_xmlns:atom": "http://www.w3.org/2005/Atom",
        "@_xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        "@_xmlns:dc": "http://purl.org/dc/elements/1.1/",
        channel: {
          title: feed.title,
          link: feed.page,
          description: escapedOnce(feed.subtitle),
          language: LANGUAGE,
          lastBuildDate: date(feed.updatedAt),
          ttl: String(terms.everyMinutes),
          generator: GENERATOR,
          "atom:link": { "@_rel": "self", "@_href": terms.self, "@_type": rss.mediaType },
          image: {
            url: pictureAddress(MARK_PICTURES.small, terms),
            title: feed.title,
            link: feed.page,
            width: String(MARK_PICTURES.small.width),
            height: String(MARK_PICTURES.small.height),
          },
          item: feed.entries.map(itemOf),
        },
      },
    }),
};

function itemOf(entry: FeedEntry): XmlContent {
  return {
    title: entry.title,
    link: entry.page,
    guid: { "@_isPermaLink": "false", "#text": entry.id },
    pubDate: date(entry.publishedAt),
    category: entry.categories,
    ...defined({
      // Of several, readers show the first or the last.
      "dc:creator": entry.authors.join(", ") || undefined,
      description: escapedOnce(entry.summary) || undefined,
    }),
    "content:encoded": entry.html,
    "atom:updated": new Date(entry.updatedAt).toISOString(),
  };
}

function escapedOnce(text: string): string {
  return printHtml(html`${text}`);
}

/** As RFC 822 has it, with the year's four digits. */
function date(at: Instant): string {
  return new Date(at).toUTCString();
}
