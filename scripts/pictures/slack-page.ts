import type { AnyBlock, KnownBlock, RichTextElement, RichTextSection } from "@slack/types";
import { dateWords, mrkdwnHtml, safe } from "./slack-mrkdwn.ts";
import { STYLE } from "./slack-style.ts";

/** Messages as a page that imitates Slack's look, to see a layout without a workspace. */
export function slackPage(
  messages: readonly { readonly blocks: readonly AnyBlock[] }[],
  time: string,
): string {
  const bodies = messages.map(({ blocks }) => `<div class="body">${blocksHtml(blocks)}</div>`);
  return page(`<div class="message"><div class="avatar">O</div><div class="side">
<div class="name">Offprint <span class="app">APP</span> <time>${safe(time)}</time></div>
${bodies.join("\n")}</div></div>`);
}

/** A Home tab as such a page. */
export function slackHomePage({ blocks }: { readonly blocks: readonly AnyBlock[] }): string {
  const tabs = `<span class="tab open">Home</span><span class="tab">Messages</span><span class="tab">About</span>`;
  return page(`<div class="top"><div class="avatar">O</div><div class="name">Offprint</div></div>
<div class="tabs">${tabs}</div><div class="home">${blocksHtml(blocks)}</div>`);
}

function page(body: string): string {
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>\n${body}\n`;
}

function blocksHtml(blocks: readonly AnyBlock[]): string {
  return blocks
    .map(
      (block) =>
        `<div class="block ${block.type}">${isShown(block) ? html(block) : `(block ${block.type})`}</div>`,
    )
    .join("\n");
}

const SHOWN = ["header", "section", "context", "actions", "divider", "image", "rich_text"] as const;
type Shown = Block<(typeof SHOWN)[number]>;

function isShown(block: AnyBlock): block is Shown {
  return SHOWN.some((type) => type === block.type);
}

function html(block: Shown): string {
  switch (block.type) {
    case "header":
      return plainHtml(block.text.text);
    case "section":
      return section(block);
    case "context":
      return block.elements.map((each) => elementHtml(each)).join("");
    case "actions":
      return block.elements.map((each) => elementHtml(each)).join("");
    case "divider":
      return "<hr>";
    case "image":
      return `<div class="picture">${safe(block.alt_text)}</div>`;
    case "rich_text":
      return block.elements.map(richHtml).join("");
    default:
      return block satisfies never;
  }
}

type Block<Type> = Extract<KnownBlock, { type: Type }>;

function section({ text, fields = [], accessory }: Block<"section">): string {
  const texts = [...(text ? [text] : []), ...fields].map((each) => elementHtml(each));
  const beside = accessory ? elementHtml(accessory) : "";
  return `<div class="text">${texts.join("<br>")}</div>${beside}`;
}

type Element =
  | NonNullable<Block<"section">["text"]>
  | NonNullable<Block<"section">["accessory"]>
  | Block<"context">["elements"][number]
  | Block<"actions">["elements"][number];

function elementHtml(element: Element): string {
  switch (element.type) {
    case "mrkdwn":
      return `<span>${mrkdwnHtml(element.text)}</span>`;
    case "plain_text":
      return `<span>${plainHtml(element.text)}</span>`;
    case "image":
      return `<div class="thumbnail" title="${safe(element.alt_text)}"><i></i><i></i><i></i><b></b><i></i><i></i></div>`;
    case "button":
      return `<button class="${element.style ?? ""}">${plainHtml(element.text.text)}</button>`;
    case "static_select":
    case "external_select":
      return `<span class="menu">${plainHtml(element.placeholder?.text ?? "")}<span>⌄</span></span>`;
    default:
      return `(element ${element.type})`;
  }
}

/** Plain text has the same entities and no formatting. */
function plainHtml(text: string): string {
  return safe(text).replace(/&#38;(amp|lt|gt);/gu, "&$1;");
}

function richHtml(part: Block<"rich_text">["elements"][number]): string {
  switch (part.type) {
    case "rich_text_section":
      return sectionHtml(part);
    case "rich_text_preformatted":
      return `<pre>${part.elements.map(runHtml).join("")}</pre>`;
    case "rich_text_quote":
      return `<blockquote>${part.elements.map(runHtml).join("")}</blockquote>`;
    case "rich_text_list":
      return `<ul>${part.elements.map((each) => `<li>${sectionHtml(each)}</li>`).join("")}</ul>`;
    default:
      return part satisfies never;
  }
}

function sectionHtml({ elements }: RichTextSection): string {
  return `<div class="text">${elements.map(runHtml).join("")}</div>`;
}

function runHtml(run: RichTextElement): string {
  switch (run.type) {
    case "text":
      return styled(safe(run.text), run.style);
    case "link":
      return styled(`<a href="${safe(run.url)}">${safe(run.text ?? run.url)}</a>`, run.style);
    case "date":
      return `<span class="time">${dateWords(String(run.timestamp), run.format)}</span>`;
    default:
      return `(${run.type})`;
  }
}

function styled(html: string, style: object = {}): string {
  const marks: readonly (readonly [string, string])[] = [
    ["bold", "b"],
    ["italic", "i"],
    ["code", "code"],
  ];
  return marks
    .filter(([name]) => name in style)
    .reduce((inner, [, tag]) => `<${tag}>${inner}</${tag}>`, html);
}
