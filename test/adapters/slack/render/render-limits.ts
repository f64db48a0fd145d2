import type { KnownBlock } from "@slack/types";
import type { SlackMessage } from "../../../../adapters/slack/render/render-message.ts";

import {
  all,
  id,
  is,
  link,
  list,
  oneOf,
  optional,
  plain,
  type Shape,
  seen,
  shape,
  text,
} from "./shape-rules.ts";

// Numbers as https://docs.slack.dev/reference/block-kit gives them, written down here once more so
// that a slip in the renderer's own table is noticed.

const mrkdwn = (most: number) =>
  shape({ type: is("mrkdwn"), text: all(text(most), seen), verbatim: is(true) });
const button = shape({
  type: is("button"),
  text: plain(75),
  action_id: id,
  value: optional(text(2_000)),
  url: optional(link(3_000)),
  style: optional(is("primary", "danger")),
  accessibility_label: optional(all(text(75), seen)),
});
const image = shape({
  type: is("image"),
  image_url: link(3_000, "https"),
  alt_text: all(text(2_000), seen),
});
const style = optional(
  shape({ bold: optional(is(true)), italic: optional(is(true)), code: optional(is(true)) }),
);
const richElement = oneOf(
  shape({ type: is("text"), text: text(3_000), style }),
  shape({ type: is("link"), url: link(3_000), text: text(3_000), style }),
  shape({
    type: is("date"),
    timestamp: (value) => Number.isSafeInteger(value),
    format: all(text(100), (value) => /\{\w+\}/u.test(String(value))),
    fallback: text(100),
    style,
  }),
);
const richBlock = shape({
  type: is("rich_text_section", "rich_text_preformatted"),
  elements: list(richElement, 500),
});

const BLOCKS: Readonly<Record<string, Shape>> = {
  header: { type: is("header"), text: plain(150) },
  section: {
    type: is("section"),
    text: mrkdwn(3_000),
    accessory: optional(oneOf(button, image)),
  },
  context: { type: is("context"), elements: list(oneOf(plain(2_000), mrkdwn(2_000)), 10) },
  actions: { type: is("actions"), elements: list(button, 25) },
  divider: { type: is("divider") },
  rich_text: { type: is("rich_text"), elements: list(richBlock, 100) },
};

/** What Slack would refuse of a message, in words. */
export function refusals(message: SlackMessage): string[] {
  const { text: notification, blocks } = message;
  const size = JSON.stringify(shownParts(blocks)).length;
  return [
    ...(all(text(4_000), seen)(notification) ? [] : ["no text for notifications"]),
    ...(Object.keys(message).sort().join() === "blocks,text" ? [] : ["unknown fields"]),
    ...(blocks.length <= 50 ? [] : [`${blocks.length} blocks`]),
    ...(size + notification.length <= 12_000 ? [] : [`${size} characters`]),
    ...blockRefusals(blocks),
  ];
}

/** The same for the blocks of a message or a view. */
export function blockRefusals(blocks: readonly KnownBlock[]): string[] {
  const ids = valuesOf(blocks, "action_id");
  const blockIds = valuesOf(blocks, "block_id");
  return [
    ...(blocks.length > 0 ? [] : ["no blocks"]),
    ...(new Set(ids).size === ids.length ? [] : ["two equal action ids"]),
    ...(new Set(blockIds).size === blockIds.length ? [] : ["two equal block ids"]),
    ...blocks.flatMap((block) => {
      const known = BLOCKS[block.type];
      const valid = known && shape({ ...known, block_id: optional(id) })(block);
      return valid ? [] : [`a ${block.type}: ${JSON.stringify(block)}`];
    }),
  ];
}

/** Every string under a key, in order. */
export function valuesOf(value: unknown, key: string): string[] {
  const found: string[] = [];
  JSON.stringify(value, (name, each: unknown) => {
    if (name === key && typeof each === "string") found.push(each);
    return each;
  });
  return found;
}

/** Without what nobody is shown. */
function shownParts(blocks: readonly KnownBlock[]): unknown {
  const hidden = ["value", "action_id", "block_id"];
  return JSON.parse(
    JSON.stringify(blocks, (key, value: unknown) => (hidden.includes(key) ? undefined : value)),
  );
}
