import type { MarkPicture } from "../../html/mark-pictures.ts";
import type { Feed } from "../feed.ts";

/** A format that readers of feeds know. */
export interface FeedFormat {
  /** How its addresses end. */
  readonly name: "atom" | "rss" | "json";
  readonly mediaType: string;
  readonly write: (feed: Feed, how: FeedTerms) => string;
}

export interface FeedTerms {
  /** The address that the feed is had from. */
  readonly self: string;
  /** After how many minutes there may be something new. */
  readonly everyMinutes: number;
}

/** What the words of a feed are written in. */
export const LANGUAGE = "en";

/** What readers show as the program that made it. */
export const GENERATOR = "Offprint";

/** Where a picture is had that stands beside a feed. */
export function pictureAddress({ path }: Pick<MarkPicture, "path">, { self }: FeedTerms): string {
  return new URL(path, self).href;
}
