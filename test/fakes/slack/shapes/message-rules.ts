import { z } from "zod";
import { SlackError } from "../world/slack-error.ts";
import type { Content, Json } from "../world/world.ts";
import { blockFaults } from "./block-rules.ts";
import { block } from "./block-shape.ts";
import { mrkdwnText } from "./block-text.ts";
import { parse } from "./shapes.ts";

/**
 * Characters of the JSON of all blocks of a message. Slack publishes no number, and refuses somewhere
 * above 13,000: https://github.com/slackapi/bolt-js/issues/2509
 */
const MOST_JSON = 12_000;
/** https://docs.slack.dev/changelog/2018-truncating-really-long-messages recommends no more. */
const MOST_TEXT = 4_000;

const messageBlocks = z.array(block).max(50);
const topText = mrkdwnText(MOST_TEXT);

/**
 * What a message shows. A top-level text is always wanted: notifications and screen readers say it.
 * @throws SlackError no_text, msg_too_long, invalid_blocks, msg_blocks_too_long
 */
export function contentOf(given: {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
}): Content {
  const { text = "", blocks: raw = [] } = given;
  if (text.trim() === "") throw new SlackError("no_text", ["text: missing"]);
  const isLong = text.length > MOST_TEXT;
  parse(topText, text, isLong ? "msg_too_long" : "invalid_arguments");
  const blocks = parse(messageBlocks, raw, "invalid_blocks");
  const inputs = blocks.filter(({ type }) => type === "input").map(() => "input: in a message");
  const faults = [...inputs, ...blockFaults(blocks)];
  if (faults.length > 0) throw new SlackError("invalid_blocks", faults);
  const { length } = JSON.stringify(blocks);
  if (length > MOST_JSON)
    throw new SlackError("msg_blocks_too_long", [`${length} of ${MOST_JSON} characters`]);
  return { text, blocks };
}

/** https://docs.slack.dev/messaging/message-metadata */
const metadata = z.strictObject({
  event_type: z.string().regex(/^[a-z][a-z0-9_]{0,254}$/i),
  event_payload: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/** @throws SlackError invalid_metadata_format */
export function metadataOf(given: unknown): Json | undefined {
  return given === undefined ? undefined : parse(metadata, given, "invalid_metadata_format");
}
