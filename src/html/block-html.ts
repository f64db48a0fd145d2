import { cleanLine, cleanText } from "../chat/clean-text.ts";
import type { Action, Block, Item, Text } from "../chat/message.ts";
import { plainText } from "../chat/message.ts";
import { type Html, type HtmlPart, html } from "./html.ts";
import type { HtmlTarget } from "./html-target.ts";
import { isBlank, linkHtml, textHtml } from "./text-html.ts";

export type HeadingLevel = 1 | 2 | 3;

/** Undefined for a block that shows nothing; `level` is that of a title in it. */
export function blockHtml(block: Block, level: HeadingLevel, target: HtmlTarget): Html | undefined {
  switch (block.kind) {
    case "heading":
      return isBlank(block.text) ? undefined : headingHtml(cleanLine(block.text), level);
    case "text":
      return lineHtml("text", block.text, target);
    case "note":
      return lineHtml("note", block.text, target);
    case "item":
      return html`<div class="item">\n${itemHtml(block, level, target)}</div>\n`;
    case "image":
      return html`<p>${linkHtml(["Picture", cleanLine(block.alt)].join(": "), block.url)}</p>\n`;
    case "divider":
      return html`<hr>\n`;
    case "file":
      return fileHtml(block);
    case "actions":
      return actionsHtml(block.actions, "", target);
    // A mail says to whom it is, and a page is nobody's.
    case "place":
      return undefined;
    default:
      return block satisfies never;
  }
}

/** Items with the numbers they have, or with none. */
export function listHtml(items: readonly Item[], level: HeadingLevel, target: HtmlTarget): Html {
  const entries = items.map((item) => {
    const content = itemHtml(item, level, target);
    return item.index === undefined
      ? html`<li class="item">\n${content}</li>\n`
      : html`<li class="item" value="${item.index}">\n${content}</li>\n`;
  });
  return items.some(({ index }) => index !== undefined)
    ? html`<ol class="items">\n${entries}</ol>\n`
    : html`<ul class="items">\n${entries}</ul>\n`;
}

function itemHtml(item: Item, level: HeadingLevel, target: HtmlTarget): HtmlPart {
  const title = isBlank(item.title) ? "(untitled)" : textHtml(item.title, target);
  return [
    headingHtml(title, level),
    lineHtml("meta", item.meta ?? "", target),
    lineHtml("byline", item.byline ?? "", target),
    lineHtml("body", item.body ?? "", target),
    actionsHtml(item.actions ?? [], cleanLine(plainText(item.title)), target),
  ];
}

function headingHtml(title: HtmlPart, level: HeadingLevel): Html {
  if (level === 1) return html`<h1 dir="auto">${title}</h1>\n`;
  if (level === 2) return html`<h2 dir="auto">${title}</h2>\n`;
  return html`<h3 dir="auto">${title}</h3>\n`;
}

function lineHtml(name: string, text: Text, target: HtmlTarget): Html | undefined {
  if (isBlank(text)) return undefined;
  return html`<p class="${name}" dir="auto">${textHtml(text, target)}</p>\n`;
}

/** A line break after the tag is none of the text. */
function fileHtml({ name, text }: Extract<Block, { kind: "file" }>): Html {
  const title = html`<figcaption dir="auto">${cleanLine(name)}</figcaption>`;
  return html`<figure class="file">\n${title}\n<pre dir="auto">\n${cleanText(text)}</pre>\n</figure>\n`;
}

function actionsHtml(
  actions: readonly Action[],
  about: string,
  target: HtmlTarget,
): Html | undefined {
  const links = actions.map((action) =>
    action.kind === "link" ? linkHtml(action.label, action.url) : target.press?.(action, about),
  );
  const shown = links.filter((link) => link !== undefined);
  if (shown.length === 0) return undefined;
  return html`<ul class="actions">\n${shown.map((link) => html`<li>${link}</li>\n`)}</ul>\n`;
}
