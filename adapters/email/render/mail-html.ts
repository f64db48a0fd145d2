import type { Block, Message } from "../../../src/chat/message.ts";
import { html, printHtml } from "../../../src/html/html.ts";
import { aroundBody } from "../../../src/html/html-document.ts";
import { messageHtml } from "../../../src/html/message-html.ts";
import { MAIL_HEAD } from "./mail-style.ts";

/**
 * The same message for programs that show HTML. Nothing is fetched, and nothing tells that it was
 * opened; what can only be pressed is left out.
 */
export function mailHtml(message: Message, foot: readonly Block[], title: string): string {
  const [above, below] = aroundFoot(message, title);
  return above + footHtml(foot) + below;
}

/**
 * All of it that is the same for everybody: what stands above the foot, and below. The few styles on
 * elements are for programs that throw the style sheet away.
 */
export function aroundFoot(
  message: Message,
  title: string,
): readonly [above: string, below: string] {
  const [opening, closing] = aroundBody({ title, head: MAIL_HEAD });
  const main = html`<div class="mail" style="max-width: 38em; margin: 0 auto; padding: 16px;">
<div role="main">
${messageHtml(message)}</div>
`;
  return [opening + printHtml(main), `</div>\n${closing}`];
}

export function footHtml(foot: readonly Block[]): string {
  if (foot.length === 0) return "";
  const shown = messageHtml({ summary: "", blocks: foot });
  return printHtml(html`<div role="contentinfo">\n<hr>\n${shown}</div>\n`);
}
