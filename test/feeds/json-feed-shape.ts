import { z } from "zod";

const WebUrl = z.url({ protocol: /^https?$/ });
/** RFC 3339, as the specification demands of dates. */
const Moment = z.iso.datetime({ offset: true });

const Item = z
  .strictObject({
    id: z.string().min(1),
    url: WebUrl.optional(),
    title: z.string().optional(),
    content_html: z.string().optional(),
    content_text: z.string().optional(),
    summary: z.string().min(1).optional(),
    date_published: Moment.optional(),
    date_modified: Moment.optional(),
    authors: z.array(z.strictObject({ name: z.string().min(1) })).optional(),
    tags: z.array(z.string().min(1)).optional(),
  })
  .refine((item) => item.content_html !== undefined || item.content_text !== undefined, {
    error: "has neither content_html nor content_text",
  });

/** JSON Feed 1.1, of its members those that this program writes: https://www.jsonfeed.org/version/1.1/ */
export const JsonFeedShape = z
  .strictObject({
    version: z.literal("https://jsonfeed.org/version/1.1"),
    title: z.string().min(1),
    home_page_url: WebUrl.optional(),
    feed_url: WebUrl.optional(),
    icon: WebUrl.optional(),
    favicon: WebUrl.optional(),
    description: z.string().optional(),
    language: z.string().optional(),
    items: z.array(Item),
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, {
    error: "has two items of one id",
  });
