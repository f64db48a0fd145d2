import type {
  RichTextBlock,
  RichTextElement,
  RichTextPreformatted,
  RichTextSection,
} from "@slack/types";
import { cleanLine, cleanText } from "../../../src/chat/clean-text.ts";
import type { Span, Text } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";
import { linkTarget } from "./link-target.ts";
import { spansOf } from "./text.ts";
import { momentOf, timeWords } from "./times.ts";

/**
 * A text that shows exactly what it says: in rich text no sign has a meaning. Undefined when there
 * is nothing to see.
 */
export function richText(text: Text): RichTextBlock | undefined {
  const elements: (RichTextSection | RichTextPreformatted)[] = [];
  for (const span of spansOf(text)) {
    const last = elements.at(-1);
    const element = elementOf(span);
    if (element?.type === "rich_text_preformatted") elements.push(element);
    else if (element && last?.type === "rich_text_section") last.elements.push(element);
    else if (element) elements.push({ type: "rich_text_section", elements: [element] });
  }
  const seen = elements.filter(isSeen);
  return seen.length > 0 ? { type: "rich_text", elements: seen } : undefined;
}

/** Bold, on one line. */
export function boldLine(text: string): RichTextBlock | undefined {
  return richText([{ kind: "bold", text: cleanLine(text) }]);
}

/** Text as it is, in a fixed width. */
export function preformatted(text: string): RichTextPreformatted {
  return { type: "rich_text_preformatted", elements: [{ type: "text", text }] };
}

function elementOf(span: Span): RichTextElement | RichTextPreformatted | undefined {
  if (typeof span === "string") return textElement(span);
  switch (span.kind) {
    case "bold":
      return textElement(span.text, { bold: true });
    case "italic":
      return textElement(span.text, { italic: true });
    case "code": {
      const code = cleanText(span.text);
      return code.includes("\n") ? preformatted(code) : textElement(code, { code: true });
    }
    case "link":
      return linkElement(span);
    case "time": {
      const moment = momentOf(span.at, span.style);
      return moment ? { type: "date", ...moment } : textElement(timeWords(span.at, span.style));
    }
    default:
      return span satisfies never;
  }
}

type Style = { readonly bold?: true; readonly italic?: true; readonly code?: true };

function textElement(text: string, style?: Style): RichTextElement | undefined {
  const clean = cleanText(text);
  return clean === "" ? undefined : { type: "text", text: clean, ...defined({ style }) };
}

function linkElement(span: { text: string; url: string }): RichTextElement | undefined {
  const url = linkTarget(span.url);
  const text = cleanLine(span.text) || (url ? cleanLine(span.url) : "");
  return url ? { type: "link", url, text } : textElement(text);
}

function isSeen({ elements }: RichTextSection | RichTextPreformatted): boolean {
  return elements.some((element) => element.type !== "text" || element.text.trim() !== "");
}
