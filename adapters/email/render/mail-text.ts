import { cleanLine, cleanText } from "../../../src/chat/clean-text.ts";
import type { Action, Block, Item, Message } from "../../../src/chat/message.ts";
import { linkLines, textLines, titleLines } from "./text-lines.ts";
import { COLUMNS, wrapText } from "./wrap-text.ts";

/** Where mail programs take a signature to begin, and fold or leave out what follows. */
const SIGNATURE = "-- ";

/**
 * A message to be read as it is, in any mail program: 72 columns, addresses whole and each on a line
 * that ends with it. What can only be pressed is left out.
 */
export function mailText(message: Message, foot: readonly Block[]): string {
  return bodyText(message) + footText(foot);
}

/** All of it that is the same for everybody. */
export function bodyText({ summary, blocks }: Message): string {
  const shown = inParagraphs(blocks);
  return printed(shown.length > 0 ? shown : wrapText(cleanLine(summary), COLUMNS));
}

export function footText(foot: readonly Block[]): string {
  const below = inParagraphs(foot);
  return below.length > 0 ? `\n${SIGNATURE}\n${printed(below)}` : "";
}

function printed(lines: readonly string[]): string {
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

/** An empty line between blocks, except between notes. */
function inParagraphs(blocks: readonly Block[]): string[] {
  const lines: string[] = [];
  let headings = 0;
  for (const [at, block] of blocks.entries()) {
    const rule = block.kind === "heading" && headings++ === 0 ? "=" : "-";
    const own = blockLines(block, rule);
    const together = block.kind === "note" && blocks[at - 1]?.kind === "note";
    if (lines.length > 0 && own.length > 0 && !together) lines.push("");
    lines.push(...own);
  }
  return lines;
}

function blockLines(block: Block, rule: string): string[] {
  switch (block.kind) {
    case "heading":
      return headingLines(block.text, rule);
    case "text":
    case "note":
      return textLines(block.text, COLUMNS);
    case "item":
      return itemLines(block);
    case "image":
      return linkLines(["Picture", cleanLine(block.alt)].join(": "), block.url, COLUMNS);
    case "divider":
      return ["-".repeat(COLUMNS)];
    case "file":
      return [...wrapText(cleanLine(block.name), COLUMNS), ...cleanText(block.text).split("\n")];
    case "actions":
      return actionLines(block.actions, COLUMNS);
    // A mail says to whom it is.
    case "place":
      return [];
    default:
      return block satisfies never;
  }
}

function headingLines(text: string, rule: string): string[] {
  const lines = wrapText(cleanLine(text), COLUMNS).filter((line) => line !== "");
  const widest = Math.max(0, ...lines.map(({ length }) => length));
  return lines.length > 0 ? [...lines, rule.repeat(Math.min(widest, COLUMNS))] : [];
}

function itemLines(item: Item): string[] {
  const mark = item.index === undefined ? "* " : `${item.index}.`.padStart(3).padEnd(4);
  const columns = COLUMNS - mark.length;
  const title = titleLines(item.title, columns);
  const lines = [
    ...(title.length > 0 ? title : ["(untitled)"]),
    ...textLines(item.meta ?? "", columns),
    ...textLines(item.byline ?? "", columns),
    ...textLines(item.body ?? "", columns),
    ...actionLines(item.actions ?? [], columns),
  ];
  const indent = " ".repeat(mark.length);
  return lines.map((line, at) => (at === 0 ? mark : indent) + line);
}

function actionLines(actions: readonly Action[], columns: number): string[] {
  return actions.flatMap((action) =>
    action.kind === "link" ? linkLines(action.label, action.url, columns) : [],
  );
}
