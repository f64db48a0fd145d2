import { defined } from "../../collections/defined.ts";
import { MARK_PICTURES } from "../../html/mark-pictures.ts";
import type { FeedEntry } from "../feed.ts";
import { type FeedFormat, LANGUAGE, pictureAddress } from "./feed-format.ts";

/** @see https://www.jsonfeed.org/version/1.1/ */
export const jsonFeed: FeedFormat = {
  name: "json",
  mediaType: "application/feed+json",
  write: (feed, terms) =>
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: feed.title,
      home_page_url: feed.page,
      feed_url: terms.self,
      icon: pictureAddress(MARK_PICTURES.large, terms),
      favicon: pictureAddress(MARK_PICTURES.small, terms),
      description: feed.subtitle,
      language: LANGUAGE,
      items: feed.entries.map(itemOf),
    }),
};

function itemOf(entry: FeedEntry): object {
  const { authors, categories } = entry;
  return {
    id: entry.id,
    url: entry.page,
    title: entry.title,
    content_html: entry.html,
    content_text: entry.text,
    date_published: new Date(entry.publishedAt).toISOString(),
    date_modified: new Date(entry.updatedAt).toISOString(),
    ...defined({
      summary: entry.summary || undefined,
      authors: authors.length > 0 ? authors.map((name) => ({ name })) : undefined,
      tags: categories.length > 0 ? categories : undefined,
    }),
  };
}
