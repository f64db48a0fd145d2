import type { ImageElement, KnownBlock, SectionBlock } from "@slack/types";
import { cleanLine, cleanText } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Action, Block, Item, Text } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import { SOMEWHERE, TO_ONE } from "../../../src/chat/placed.ts";
import { defined } from "../../../src/collections/defined.ts";
import { isDirect, slackAddressOf } from "../slack-place.ts";
import { sentLength } from "./escape.ts";
import { LIMITS, SHARES } from "./limits.ts";
import { pictureTarget } from "./link-target.ts";
import { plainLine } from "./plain-text.ts";
import { boldLine, preformatted, richText } from "./rich-text.ts";
import { isPlain, textMrkdwn, textWords } from "./text.ts";

/** A block as Slack's; its actions wait until it is known which message they stand in. */
export interface Piece {
  readonly block: Block;
  readonly blocks: readonly KnownBlock[];
  readonly actions: readonly Action[];
}

export function renderBlock(block: Block): Piece {
  switch (block.kind) {
    case "heading":
      return piece(block, boldLine(cut(cleanLine(block.text), SHARES.title, sentLength)));
    case "text":
      return piece(block, richText(block.text));
    case "note":
      return piece(block, smallPrint(block.text));
    case "item":
      return { block, blocks: [itemSection(block)], actions: actionsOf(block) };
    case "place":
      return piece(block, {
        type: "context",
        elements: [mrkdwnObject(placeMrkdwn(block.place))],
      });
    case "image":
      return piece(block, picture(block));
    case "divider":
      return piece(block, { type: "divider" });
    case "file":
      return { block, blocks: fileBlocks(block), actions: [] };
    case "actions":
      return { block, blocks: [], actions: block.actions };
    default:
      return block satisfies never;
  }
}

function piece(block: Block, rendered: KnownBlock | undefined): Piece {
  return { block, blocks: rendered ? [rendered] : [], actions: [] };
}

function actionsOf({ actions = [] }: Item): readonly Action[] {
  return actions.slice(0, SHARES.actions);
}

/** Small print that formats nothing is plain text, which shows every sign as it is. */
export function smallPrint(text: Text): KnownBlock | undefined {
  const plain = isPlain(text) && plainLine(textWords(text), SHARES.note);
  if (plain) return { type: "context", elements: [plain] };
  const mrkdwn = textMrkdwn(text, { limit: SHARES.note, line: true });
  return mrkdwn === "" ? undefined : { type: "context", elements: [mrkdwnObject(mrkdwn)] };
}

/** Nothing in it is linked or mentioned that the renderer did not link. */
function mrkdwnObject(text: string) {
  return { type: "mrkdwn", text, verbatim: true } as const;
}

/** Title, facts and body in one text, beside the thumbnail where there is one. */
function itemSection(item: Item): SectionBlock {
  const { index, title, meta = "", byline = "", body = "", thumbnail } = item;
  const words = textMrkdwn(title, { limit: SHARES.title, line: true, bold: true });
  const lines = [
    `*${index === undefined ? "" : `${index}. `}${words || "(untitled)"}*`,
    textMrkdwn(meta, { limit: SHARES.meta, line: true }),
    textMrkdwn(byline, { limit: SHARES.byline, line: true }),
    textMrkdwn(body, { limit: SHARES.body }),
  ];
  const text = mrkdwnObject(lines.filter((line) => line !== "").join("\n"));
  const accessory = thumbnail && imageOf(thumbnail);
  return { type: "section", text, ...defined({ accessory }) };
}

type Picture = { readonly url: string; readonly alt: string };

/**
 * Beside words, since Slack refuses a message with a picture of its own that it cannot fetch, but
 * not one with a picture beside a text (https://github.com/slackapi/java-slack-sdk/issues/1396).
 */
function picture({ url, alt }: Picture): KnownBlock | undefined {
  const words = cleanLine(alt) || "Picture";
  const accessory = imageOf({ url, alt });
  if (!accessory) return richText(`Picture: ${cut(words, SHARES.body, sentLength)}`);
  const text = textMrkdwn([{ kind: "link", text: words, url }], { limit: SHARES.body });
  return { type: "section", text: mrkdwnObject(text), accessory };
}

function imageOf({ url, alt }: Picture): ImageElement | undefined {
  const target = pictureTarget(url);
  if (target === undefined) return undefined;
  const words = cut(cleanLine(alt), SHARES.alt, sentLength);
  return { type: "image", image_url: target, alt_text: words || "Picture" };
}

/** Slack takes files only by an upload of their own, so what is to be taken away is shown. */
function fileBlocks({ name, text }: { name: string; text: string }): KnownBlock[] {
  const title = boldLine(cut(name, LIMITS.header, sentLength));
  const content = cleanText(text);
  const shown: KnownBlock[] =
    content.trim() === "" ? [] : [{ type: "rich_text", elements: [preformatted(content)] }];
  return [...(title ? [title] : []), ...shown];
}

/**
 * `For #papers`, in which Slack puts the channel's name and which notifies nobody. It is no longer
 * than what stands for it before the place is known, so that a message that fits then fits after.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#linking-channels
 */
function placeMrkdwn(place: Place | undefined): string {
  const address = place && slackAddressOf(place);
  if (!address) return SOMEWHERE;
  return isDirect(address.channelId) ? TO_ONE : `For <#${address.channelId}>`;
}
