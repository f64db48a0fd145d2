import type { Action, Block, Item, Message } from "../../../src/chat/message.ts";
import { actionLines } from "./action-lines.ts";
import { linkTarget, paint, type Run, type Style, widthOf, wrap } from "./paint.ts";
import { terminalLine, terminalText, terminalUrl } from "./terminal-text.ts";
import { addresses, type TextContext, textRuns, titleRuns } from "./text-runs.ts";

export interface RenderOptions extends TextContext {
  /** Columns, held between 40 and 100. */
  readonly width: number;
  /** The number of the first action; 1 when absent. */
  readonly firstAction?: number;
}

/** Painted. */
type Lines = readonly string[];

/** A block's lines know their width; `number` gives the next actions their numbers. */
interface Page extends TextContext {
  readonly width: number;
  readonly number: (actions: readonly Action[]) => number;
}

const BOLD: Style = { bold: true };
const DIM: Style = { dim: true };
const NORMAL: Style = {};
const GAP = "  ";

/** A message as lines for a terminal or a pipe, without a line break at the end. */
export function renderMessage(message: Message, options: RenderOptions): string {
  const width = Math.min(Math.max(Math.floor(options.width) || 0, 40), 100);
  const page = { ...options, width, number: numbering(options.firstAction ?? 1) };
  const lines = renderBlocks(message.blocks, page);
  const shown = lines.length > 0 ? lines : wrapped([{ text: terminalLine(message.summary) }], page);
  return shown.map((line) => line.trimEnd()).join("\n");
}

/** Every action of a message in the order in which it is numbered. */
export function actionsOf(message: Message): Action[] {
  return message.blocks.flatMap((block) => ("actions" in block ? (block.actions ?? []) : []));
}

/** An empty line between blocks, except between notes. */
function renderBlocks(blocks: readonly Block[], page: Page): Lines {
  const lines: string[] = [];
  for (const [at, block] of blocks.entries()) {
    const rendered = renderBlock(block, page);
    const together = block.kind === "note" && blocks[at - 1]?.kind === "note";
    if (lines.length > 0 && rendered.length > 0 && !together) lines.push("");
    lines.push(...rendered);
  }
  return lines;
}

function renderBlock(block: Block, page: Page): Lines {
  switch (block.kind) {
    case "heading":
      return renderHeading(block.text, page);
    case "text":
      return filled(wrapped(textRuns(block.text, NORMAL, page), page));
    case "item":
      return renderItem(block, page);
    case "note":
      return filled(wrapped(textRuns(block.text, DIM, page), page));
    // A post says above it where it goes, and an answer stands under its question.
    case "place":
      return [];
    case "image":
      return renderPicture(block, page);
    case "divider":
      return [paint([{ text: "─".repeat(page.width), style: DIM }], page)];
    case "file":
      return renderFile(block, page);
    case "actions":
      return renderActions(block.actions, NORMAL, page);
    default:
      return block satisfies never;
  }
}

/** Bold where there is colour, underlined where there is none. */
function renderHeading(text: string, page: Page): Lines {
  const lines = filled(wrapped([{ text: terminalLine(text), style: BOLD }], page));
  if (page.color || lines.length === 0) return lines;
  const widest = Math.max(...lines.map(widthOf));
  return [...lines, "─".repeat(widest)];
}

/** Its text as it is, never wrapped: it is to be copied. */
function renderFile({ name, text }: Extract<Block, { kind: "file" }>, page: Page): Lines {
  const title = wrapped([{ text: terminalLine(name), style: BOLD }], page);
  return [...title, ...terminalText(text).split("\n")];
}

function renderItem(item: Item, page: Page): Lines {
  const mark = item.index === undefined ? "• " : `${`${item.index}.`.padStart(3)} `;
  const inner = { ...page, width: page.width - mark.length };
  const title = filled(wrapped(titleRuns(item.title, BOLD, page), inner));
  const [first = "(untitled)", ...more] = title;
  const texts: Lines = [
    first,
    ...more,
    ...addresses(item.title, page).map((url) => paint([{ text: url, style: DIM }], page)),
    ...filled(wrapped(textRuns(item.meta ?? "", DIM, page), inner)),
    ...filled(wrapped(textRuns(item.byline ?? "", DIM, page), inner)),
    ...filled(wrapped(textRuns(item.body ?? "", NORMAL, page), inner)),
  ];
  const lines = joined(texts, renderActions(item.actions ?? [], DIM, inner), inner.width);
  const indent = " ".repeat(mark.length);
  return lines.map((line, at) => (at === 0 ? mark : indent) + line);
}

/** A single line of actions stands behind the text where there is room. */
function joined(texts: Lines, actions: Lines, width: number): Lines {
  const [line, ...others] = actions;
  const last = texts.at(-1);
  if (line === undefined || last === undefined || others.length > 0) return [...texts, ...actions];
  if (widthOf(last) + GAP.length + widthOf(line) > width) return [...texts, line];
  return [...texts.slice(0, -1), last + GAP + line];
}

function renderPicture(picture: { url: string; alt: string }, page: Page): Lines {
  const url = terminalUrl(picture.url);
  const alt = terminalLine(picture.alt);
  const href = linkTarget(url);
  const label = alt === "" ? "[Picture]" : `[Picture: ${alt}]`;
  if (page.hyperlinks && href) return wrapped([{ text: label, style: { ...DIM, href } }], page);
  const address = { text: url, style: { ...DIM, whole: true } } as const;
  return wrapped([{ text: `${label} `, style: DIM }, address], page);
}

function renderActions(actions: readonly Action[], style: Style, page: Page): Lines {
  return actionLines(actions, page.number(actions), style, page.width, page);
}

function numbering(first: number): Page["number"] {
  let next = first;
  return (actions) => {
    const number = next;
    next += actions.length;
    return number;
  };
}

function wrapped(runs: readonly Run[], page: Page): string[] {
  return wrap(runs, page.width, page);
}

/** Lines without the empty ones at both ends. */
function filled(lines: Lines): Lines {
  const start = lines.findIndex((line) => widthOf(line) > 0);
  if (start < 0) return [];
  return lines.slice(start, lines.findLastIndex((line) => widthOf(line) > 0) + 1);
}
