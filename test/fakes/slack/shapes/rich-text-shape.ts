import { z } from "zod";
import { dateFormatFaults } from "./mrkdwn-syntax.ts";
import { channelId, link, text, whole } from "./shapes.ts";

const flag = z.boolean().optional();
const style = z
  .strictObject({ bold: flag, italic: flag, strike: flag, code: flag, underline: flag })
  .optional();

const format = text(300).superRefine((value, context) => {
  for (const fault of dateFormatFaults(value)) context.addIssue(fault);
});

const words = z.strictObject({ type: z.literal("text"), text: text(12_000), style });
const anchor = z.strictObject({
  type: z.literal("link"),
  url: link(),
  text: text(3_000).optional(),
  unsafe: flag,
  style,
});

/** Those that mention a person, a group or everybody are left out: Offprint never does. */
const inline = z.discriminatedUnion("type", [
  words,
  anchor,
  z.strictObject({
    type: z.literal("emoji"),
    name: text(100),
    unicode: text(100).optional(),
    style,
  }),
  z.strictObject({ type: z.literal("channel"), channel_id: channelId, style }),
  z.strictObject({
    type: z.literal("date"),
    timestamp: whole(0, 1e12),
    format,
    url: link().optional(),
    fallback: text(300).optional(),
    style,
  }),
]);

const section = z.strictObject({
  type: z.literal("rich_text_section"),
  elements: z.array(inline).min(1),
});

const border = whole(0, 1).optional();

/** What a `rich_text` block holds: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export const richTextElement = z.discriminatedUnion("type", [
  section,
  z.strictObject({
    type: z.literal("rich_text_list"),
    style: z.enum(["bullet", "ordered"]),
    elements: z.array(section).min(1),
    indent: whole(0, 8).optional(),
    offset: whole(0, 10_000).optional(),
    border,
  }),
  z.strictObject({
    type: z.literal("rich_text_quote"),
    elements: z.array(inline).min(1),
    border,
  }),
  z.strictObject({
    type: z.literal("rich_text_preformatted"),
    elements: z.array(z.discriminatedUnion("type", [words, anchor])).min(1),
    border,
    language: text(40).optional(),
  }),
]);
