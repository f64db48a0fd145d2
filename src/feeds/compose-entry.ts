import { cleanLine } from "../chat/clean-text.ts";
import { type Block, plainText } from "../chat/message.ts";
import { defined } from "../collections/defined.ts";
import { printHtml } from "../html/html.ts";
import { messageHtml } from "../html/message-html.ts";
import { safeHref } from "../html/safe-href.ts";
import { paperLinks } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { Instant } from "../time/instant.ts";
import { feedPaperMessage } from "../views/feeds/feed-paper-message.ts";
import { linkActions } from "../views/papers/paper-card.ts";
import { teaser } from "../views/papers/paper-item.ts";
import type { FeedEntry, RelatedLink } from "./feed.ts";
import { feedId } from "./feed-id.ts";

export interface EntryTimes {
  readonly publishedAt: Instant;
  /** The last news of the paper, where there was any. */
  readonly newsAt?: Instant | undefined;
}

/** A paper as an entry of the feed of this id. */
export function composeEntry(feed: string, paper: Paper, times: EntryTimes): FeedEntry {
  const { publishedAt, newsAt = publishedAt } = times;
  const message = feedPaperMessage(paper);
  return {
    // A reader that keeps one entry of an id, such as newsboat, would show it in one feed alone.
    id: feedId(feed, paper.id),
    title: cleanLine(paper.title) || paper.id,
    page: safeHref(paper.links.page) ?? paperLinks(paper.id).page,
    publishedAt,
    updatedAt: Math.max(publishedAt, newsAt),
    authors: paper.authors.map(cleanLine).filter((name) => name !== ""),
    categories: paper.categories.map(cleanLine).filter((name) => name !== ""),
    related: relatedOf(paper),
    summary: cleanLine(plainText(teaser(paper))),
    html: printHtml(messageHtml(message)).trim(),
    text: message.blocks.map(blockText).filter(Boolean).join("\n\n"),
  };
}

function relatedOf(paper: Paper): RelatedLink[] {
  return linkActions(paper).flatMap(({ label, url }) => {
    const href = safeHref(url);
    if (href === undefined || url === paper.links.page) return [];
    const type = url === paper.links.pdf ? "application/pdf" : undefined;
    return [{ label, url: href, ...defined({ type }) }];
  });
}

function blockText(block: Block): string {
  if (block.kind === "actions")
    return block.actions
      .flatMap((action) => (action.kind === "link" ? [`${action.label}: ${action.url}`] : []))
      .map(cleanLine)
      .join("\n");
  return "text" in block ? cleanLine(plainText(block.text)) : "";
}
