import { cleanLine } from "../chat/clean-text.ts";
import type { Block, Item, Message } from "../chat/message.ts";
import { blockHtml, type HeadingLevel, listHtml } from "./block-html.ts";
import { type Html, html } from "./html.ts";
import type { HtmlTarget } from "./html-target.ts";
import { isBlank } from "./text-html.ts";

/**
 * A message as the main part of a page or a mail. Its first title is the only `h1` and no level of
 * headings is skipped; items that follow each other are one list. Nothing is fetched from anywhere:
 * pictures of papers are decoration and left out, others become links.
 */
export function messageHtml({ summary, blocks }: Message, target: HtmlTarget = {}): Html {
  /** Of the heading above. */
  let level: HeadingLevel | 0 = 0;
  const parts = inRows(blocks).map((row) => {
    if (isList(row)) return listHtml(row, level === 2 ? 3 : 2, target);
    if (isTitled(row)) level = level === 0 ? 1 : 2;
    return blockHtml(row, level === 0 ? 1 : level, target);
  });
  const shown = parts.filter((part) => part !== undefined);
  return shown.length > 0 ? html`${shown}` : html`<p dir="auto">${cleanLine(summary)}</p>\n`;
}

type Row = Block | readonly Item[];

/** Each block by itself, and lists whole. An item above everything else is what the message is about. */
function inRows(blocks: readonly Block[]): Row[] {
  const first = blocks.find(isTitled);
  const rows: (Block | Item[])[] = [];
  for (const block of blocks) {
    const last = rows.at(-1);
    if (block.kind !== "item" || (block === first && !isNumbered(block))) rows.push(block);
    else if (isList(last) && last.every((each) => isNumbered(each) === isNumbered(block)))
      last.push(block);
    else rows.push([block]);
  }
  return rows;
}

function isTitled(block: Block): boolean {
  return block.kind === "item" || (block.kind === "heading" && !isBlank(block.text));
}

function isNumbered({ index }: Item): boolean {
  return index !== undefined;
}

function isList<Row>(row: Row): row is Extract<Row, readonly unknown[]> {
  return Array.isArray(row);
}
