import { cleanLine } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import { type Block, type Item, type Message, plainText } from "../../../src/chat/message.ts";

/** What a list of mails has room for, and a bit. */
const LONGEST_TITLE = 120;
const LONGEST_SUBJECT = 160;

/**
 * What a mail is called in a list of mails: its first paper, since that is what tells one digest from
 * another, and how many follow; else its summary.
 */
export function subjectOf({ summary, blocks }: Message): string {
  const numbered = blocks.filter(isNumbered);
  const first = headerText(plainText(numbered[0]?.title ?? ""));
  if (first === "") return cut(headerText(summary), LONGEST_SUBJECT) || "(untitled)";
  const title = cut(first, LONGEST_TITLE);
  const others = numbered.length - 1;
  return others > 0 ? `${title} (and ${others} more)` : title;
}

/** One line that no program takes for letters in code: https://www.rfc-editor.org/rfc/rfc2047#section-2 */
function headerText(text: string): string {
  return cleanLine(text).replaceAll("=?", "= ?");
}

function isNumbered(block: Block): block is Item {
  return block.kind === "item" && block.index !== undefined;
}
