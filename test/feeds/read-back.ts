import { once } from "node:events";
import FeedParser from "feedparser";
import { parseFeed } from "feedsmith";
import RssParser from "rss-parser";

/** What a reader made of a feed, as far as the readers have it in common. */
export interface ReadFeed {
  readonly title: string;
  readonly page: string;
  /** Its sign, where the reader tells of it. */
  readonly picture?: string | undefined;
  readonly entries: readonly ReadEntry[];
}

export interface ReadEntry {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly publishedAt: number;
  readonly summary: string;
  readonly html: string;
}

export interface Reader {
  readonly read: (text: string) => Promise<ReadFeed>;
  /** As far as it leaves a title as it is. */
  readonly compared: (title: string) => string;
}

/** Packages that readers of feeds are made with, each over a parser of its own: xml2js, fast-xml-parser, sax. */
export const readers: Readonly<Record<string, Reader>> = {
  "rss-parser": { read: readWithRssParser, compared: (title) => title },
  feedsmith: { read: readWithFeedsmith, compared: (title) => title },
  // It leaves out what it takes for tags in a title.
  feedparser: {
    read: readWithFeedParser,
    compared: (title) =>
      title
        .replace(/<[^<>]*>/gu, "")
        .replace(/\s+/gu, " ")
        .trim(),
  },
};

async function readWithRssParser(text: string): Promise<ReadFeed> {
  const { title = "", link = "", image, items } = await new RssParser().parseString(text);
  const entries = items.map((item) => {
    const { guid, id, title = "", link = "", isoDate = "", content = "" } = item;
    const { "content:encoded": encoded, summary = "" } = item;
    return {
      id: guid ?? id,
      title,
      page: link,
      publishedAt: Date.parse(isoDate),
      // Of RSS it calls the description the content.
      ...(encoded ? { summary: content, html: encoded } : { summary, html: content }),
    };
  });
  return { title, page: link, picture: image?.url, entries };
}

async function readWithFeedsmith(text: string): Promise<ReadFeed> {
  const { format, feed } = parseFeed(text);
  if (format === "rss") {
    const { title = "", link = "", image, items = [] } = feed;
    const entries = items.map(({ guid, title = "", link = "", pubDate, description, content }) => ({
      id: guid?.value ?? "",
      title,
      page: link,
      publishedAt: Date.parse(pubDate ?? ""),
      summary: description ?? "",
      html: content?.encoded ?? "",
    }));
    return { title, page: link, picture: image?.url, entries };
  }
  if (format !== "atom") throw new Error(`It was read as ${format}.`);
  const entries = (feed.entries ?? []).map(({ id = "", title, links, summary, ...entry }) => ({
    id,
    title: title?.value ?? "",
    page: links?.find(({ rel }) => rel === "alternate")?.href ?? "",
    publishedAt: Date.parse(entry.published ?? ""),
    summary: summary?.value ?? "",
    html: entry.content?.value ?? "",
  }));
  const page = feed.links?.find(({ rel }) => rel === "alternate")?.href ?? "";
  return { title: feed.title?.value ?? "", page, picture: feed.logo, entries };
}

async function readWithFeedParser(text: string): Promise<ReadFeed> {
  const parser = new FeedParser({ addmeta: false });
  const items: FeedParser.Item[] = [];
  let page = "";
  let title = "";
  let picture = "";
  parser.on("meta", (meta: FeedParser.Meta) => {
    ({ title, link: page } = meta);
    picture = meta.image.url;
  });
  parser.on("readable", () => {
    for (let item = parser.read(); item; item = parser.read()) items.push(item);
  });
  const ended = once(parser, "end");
  parser.end(text);
  await ended;
  const entries = items.map(({ guid, title, link, pubdate, summary, description }) => ({
    id: guid,
    title,
    page: link,
    publishedAt: pubdate?.getTime() ?? Number.NaN,
    summary: summary ?? "",
    html: description,
  }));
  return { title, page, picture, entries };
}
