import { type APIComponentInContainer, ComponentType } from "discord.js";
import { cleanLine } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { Action, Block, Item, Text } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import { SOMEWHERE, TO_ONE } from "../../../src/chat/placed.ts";
import { defined } from "../../../src/collections/defined.ts";
import { channelOf, isDirect } from "../discord-place.ts";
import { type DiscordFile, fileOf, fileSize } from "./files.ts";
import { LIMITS, SHARES } from "./limits.ts";
import { linkTarget } from "./link-target.ts";
import { type TextLook, textMarkdown, textWords } from "./text.ts";

/** A block as components; its actions wait until it is known which message they stand in. */
export interface Piece {
  readonly block: Block;
  readonly components: readonly APIComponentInContainer[];
  readonly actions: readonly Action[];
  /** A file, whose component waits for its name to be unique. */
  readonly file?: DiscordFile;
}

/** Headings come as the smallest; the first of a message is made larger. */
export const SMALL_HEADING = "### ";

export function renderBlock(block: Block): Piece {
  switch (block.kind) {
    case "heading":
      return piece(
        block,
        display(SMALL_HEADING, block.text, { limit: SHARES.heading, line: true }),
      );
    case "text":
      return piece(block, display("", block.text, { limit: LIMITS.text }));
    case "note":
      return piece(block, display(SMALL_PRINT, block.text, { limit: SHARES.text, line: true }));
    case "item":
      return { block, components: itemComponents(block), actions: actionsOf(block) };
    case "place":
      return piece(block, [textDisplay(SMALL_PRINT + placeMarkdown(block.place))]);
    case "image":
      return piece(block, pictureComponents(block));
    case "divider":
      return piece(block, [{ type: ComponentType.Separator, divider: true }]);
    case "file":
      return filePiece(block);
    case "actions":
      return { block, components: [], actions: block.actions };
    default:
      return block satisfies never;
  }
}

const SMALL_PRINT = "-# ";

/**
 * `For #papers`, in which Discord puts the channel's name and which notifies nobody. It is no longer
 * than what stands for it before the place is known, so that a message that fits then fits after.
 *
 * @see https://docs.discord.com/developers/reference#message-formatting-formats
 */
function placeMarkdown(place: Place | undefined): string {
  const channelId = place && channelOf(place);
  if (!place || channelId === undefined) return SOMEWHERE;
  return isDirect(place) ? TO_ONE : `For <#${channelId}>`;
}

function actionsOf({ actions = [] }: Item): readonly Action[] {
  return actions.slice(0, SHARES.actions);
}

function piece(block: Block, components: readonly APIComponentInContainer[]): Piece {
  return { block, components, actions: [] };
}

/** A file that is too large to be sent is named instead. */
function filePiece(block: Extract<Block, { kind: "file" }>): Piece {
  const file = fileOf(block);
  if (!file) return piece(block, []);
  if (fileSize(file) <= LIMITS.file.bytes) return { ...piece(block, []), file };
  const words = `${file.name} is too large to be sent on Discord.`;
  return piece(block, display("", words, { limit: LIMITS.text }));
}

function display(before: string, text: Text, look: TextLook): APIComponentInContainer[] {
  const markdown = textMarkdown(text, look);
  return markdown === "" ? [] : [textDisplay(before + markdown)];
}

function textDisplay(content: string) {
  return { type: ComponentType.TextDisplay, content } as const;
}

/** The item in words, for a menu: `3. Title of the paper`. */
export function itemWords({ index, title }: Item): string {
  const words = textWords(title) || UNTITLED;
  return index === undefined ? words : `${index}. ${words}`;
}

const UNTITLED = "(untitled)";

/** Title, facts and body in one text, beside the thumbnail where there is one. */
function itemComponents(item: Item): APIComponentInContainer[] {
  const { index, meta = "", byline = "", body = "", thumbnail } = item;
  const title = textMarkdown(item.title, { limit: SHARES.title, line: true, bold: true });
  const facts = [
    textMarkdown(meta, { limit: SHARES.meta, line: true }),
    textMarkdown(byline, { limit: SHARES.byline, line: true }),
  ];
  const lines = [
    `**${index === undefined ? "" : `${index}. `}${title || UNTITLED}**`,
    ...facts.map((line) => line && SMALL_PRINT + line),
    textMarkdown(body, { limit: SHARES.body }),
  ];
  const text = textDisplay(lines.filter((line) => line !== "").join("\n"));
  const accessory = thumbnail && thumbnailOf(thumbnail);
  if (!accessory) return [text];
  return [{ type: ComponentType.Section, components: [text], accessory }];
}

type Picture = { readonly url: string; readonly alt: string };

function thumbnailOf(picture: Picture) {
  const media = mediaOf(picture);
  return media && ({ type: ComponentType.Thumbnail, ...media } as const);
}

/** A picture that cannot be shown is described. */
function pictureComponents(picture: Picture): APIComponentInContainer[] {
  const media = mediaOf(picture);
  if (media) return [{ type: ComponentType.MediaGallery, items: [media] }];
  return display("Picture: ", picture.alt, { limit: SHARES.body });
}

function mediaOf({ url, alt }: Picture) {
  const target = linkTarget(url, LIMITS.media.url);
  if (target === undefined) return undefined;
  const description = cut(cleanLine(alt), LIMITS.media.description);
  return {
    media: { url: target },
    ...defined({ description: description || undefined }),
  };
}
