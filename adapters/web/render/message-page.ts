import { cleanLine } from "../../../src/chat/clean-text.ts";
import { type Button, type Form, type Message, plainText } from "../../../src/chat/message.ts";
import { type Html, html } from "../../../src/html/html.ts";
import type { HtmlTarget } from "../../../src/html/html-target.ts";
import { messageHtml } from "../../../src/html/message-html.ts";
import { addressOf, askedBy, isReadCommand } from "../pages/page-address.ts";

/** Buttons that only read are links, and so are commands that only read; others stay where chats are. */
const target: HtmlTarget = {
  press: (action, about) => pressHtml(action, about),
  typed: ({ name, line, options }) =>
    isReadCommand(name)
      ? html`<a href="${addressOf({ command: name, values: options })}"><code>${line}</code></a>`
      : undefined,
};

function pressHtml(action: Button | Form, about: string): Html | undefined {
  const asked = action.kind === "button" ? askedBy(action) : undefined;
  if (!asked) return undefined;
  const label = cleanLine(action.label);
  const href = addressOf(asked);
  return about === ""
    ? html`<a href="${href}">${label}</a>`
    : html`<a href="${href}" aria-label="${label}: ${about}">${label}</a>`;
}

/** The message, under its own title or else under the given one. */
export function mainHtml(message: Message, title: string): Html {
  const shown = messageHtml(message, target);
  return titleOf(message) === undefined ? html`<h1>${title}</h1>\n${shown}` : shown;
}

/** What the message is about, where it says so itself. */
export function titleOf({ blocks }: Message): string | undefined {
  for (const block of blocks) {
    const title =
      block.kind === "heading" ? block.text : block.kind === "item" ? plainText(block.title) : "";
    const line = cleanLine(title);
    if (line !== "") return line;
  }
  return undefined;
}
