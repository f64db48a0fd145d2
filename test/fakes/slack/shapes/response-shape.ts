import { z } from "zod";
import { ts } from "./shapes.ts";

const common = {
  text: z.string().optional(),
  blocks: z.array(z.unknown()).optional(),
  thread_ts: ts.optional(),
  unfurl_links: z.literal(false).optional(),
  unfurl_media: z.literal(false).optional(),
  parse: z.literal("none").optional(),
  mrkdwn: z.literal(true).optional(),
};
/** What Slack would assume when nothing is said has changed over the years: it has to be said. */
export const response = z.union([
  z.strictObject({ delete_original: z.literal(true) }),
  z.strictObject({ ...common, replace_original: z.literal(true) }),
  z.strictObject({
    ...common,
    response_type: z.literal("ephemeral"),
    replace_original: z.literal(false).optional(),
  }),
  z.strictObject({
    ...common,
    response_type: z.literal("in_channel"),
    replace_original: z.literal(false).optional(),
    unfurl_links: z.literal(false),
    unfurl_media: z.literal(false),
  }),
]);
