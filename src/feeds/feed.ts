import type { Instant } from "../time/instant.ts";

/** What a reader of feeds follows, before any format has seen it. Texts are plain; a format escapes them. */
export interface Feed {
  /** The same for as long as the same is asked for, wherever the bot is. */
  readonly id: string;
  readonly title: string;
  /** Whole sentences: the order, what was not understood, how far it can be trusted. */
  readonly subtitle: string;
  /** The address of the same as a page. */
  readonly page: string;
  /** When any entry last changed in a way that {@link FeedEntry.updatedAt} tells. */
  readonly updatedAt: Instant;
  readonly entries: readonly FeedEntry[];
}

/** A paper in a feed. */
export interface FeedEntry {
  /** The same for a paper in a feed, whatever its version and whoever told of it. */
  readonly id: string;
  readonly title: string;
  /** The paper's own page. */
  readonly page: string;
  readonly publishedAt: Instant;
  /** When its code came or it was withdrawn, else when it was published. */
  readonly updatedAt: Instant;
  readonly authors: readonly string[];
  readonly categories: readonly string[];
  /** Its PDF, code and so on. */
  readonly related: readonly RelatedLink[];
  /** One sentence, plain. */
  readonly summary: string;
  /** All that is shown below the title, as HTML. */
  readonly html: string;
  /** The same as plain text. */
  readonly text: string;
}

export interface RelatedLink {
  readonly label: string;
  readonly url: string;
  /** Its media type, where that is known. */
  readonly type?: string;
}
