import type { PlainTextElement, PlainTextOption } from "@slack/types";
import { cleanLine, cleanText } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import { escapeEntities, withoutEntities } from "./escape.ts";
import { LIMITS } from "./limits.ts";

/**
 * One line without formatting; undefined when there is nothing to see. Where entities would not
 * fit, signs that look like `&`, `<` and `>` stand for them.
 */
export function plainLine(text: string, limit: number): PlainTextElement | undefined {
  const line = cleanLine(text);
  if (line === "") return undefined;
  const escaped = escapeEntities(line);
  return plain(escaped.length <= limit ? escaped : cut(withoutEntities(line), limit));
}

/** Our own words as they are, within any limit. */
export function plain(text: string): PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}

/** Something to choose; undefined when it could not come back whole. */
export function optionOf(label: string, value: string): PlainTextOption | undefined {
  const returns = value !== "" && value.length <= LIMITS.select.value && cleanText(value) === value;
  if (!returns) return undefined;
  const text = plainLine(label, LIMITS.select.label) ?? plainLine(value, LIMITS.select.label);
  return text && { text, value };
}
