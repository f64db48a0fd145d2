import { z } from "zod";
import { accessory, action, image, input } from "./block-elements.ts";
import { anyText, blockId, plain } from "./block-text.ts";
import { richTextElement } from "./rich-text-shape.ts";
import { link, text } from "./shapes.ts";

/** https://docs.slack.dev/reference/block-kit/blocks: those Offprint may use, and no other. */
export const block = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("section"),
    block_id: blockId,
    text: anyText(3_000).optional(),
    fields: z.array(anyText(2_000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal("header"), block_id: blockId, text: plain(150) }),
  z.strictObject({ type: z.literal("divider"), block_id: blockId }),
  z.strictObject({
    type: z.literal("context"),
    block_id: blockId,
    elements: z
      .array(z.union([image, anyText(2_000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    type: z.literal("actions"),
    block_id: blockId,
    elements: z.array(action).min(1).max(25),
  }),
  z.strictObject({
    type: z.literal("image"),
    block_id: blockId,
    image_url: link(),
    alt_text: text(2_000),
    title: plain(2_000).optional(),
  }),
  z.strictObject({
    type: z.literal("input"),
    block_id: blockId,
    label: plain(2_000),
    hint: plain(2_000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
    element: input,
  }),
  z.strictObject({
    type: z.literal("rich_text"),
    block_id: blockId,
    elements: z.array(richTextElement).min(1),
  }),
]);

export type Block = z.infer<typeof block>;
