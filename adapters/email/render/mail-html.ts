import type { Block, Message } from "../../../src/chat/message.ts";
import { html } from "../../../src/html/html.ts";
import { htmlDocument } from "../../../src/html/html-document.ts";
import { messageHtml } from "../../../src/html/message-html.ts";
import { MAIL_HEAD } from "./mail-style.ts";
import { oncePerBlocks } from "./once-per-blocks.ts";

const mainHtml = oncePerBlocks((message) => messageHtml(message));

/**
 * The same message for programs that show HTML. Nothing is fetched, and nothing tells that it was
 * opened; what can only be pressed is left out. The few styles on elements are for programs that
 * throw the style sheet away.
 */
export function mailHtml(message: Message, foot: readonly Block[], title: string): string {
  const below = html`<div role="contentinfo">\n<hr>\n${messageHtml({ summary: "", blocks: foot })}</div>\n`;
  const body = html`<div class="mail" style="max-width: 38em; margin: 0 auto; padding: 16px;">
<div role="main">
${mainHtml(message)}</div>
${foot.length > 0 ? below : undefined}</div>
`;
  return htmlDocument({ title, head: MAIL_HEAD, body });
}
