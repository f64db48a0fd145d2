import type { SlackMessage } from "../../../../adapters/slack/render/render-message.ts";

/** What a person is given: words as they are read, and addresses. */
export interface Shown {
  readonly text: string;
  /** How Slack reads it: formatting and links, entities alone, or nothing at all. */
  readonly as: "mrkdwn" | "plain_text" | "literal";
}

/** Each text and address of a message, in order. */
export function shownBy({ blocks }: Pick<SlackMessage, "blocks">): Shown[] {
  return parts(blocks);
}

/** The same as one sees it, entities being the signs they stand for. */
export function readBy(message: SlackMessage): string {
  const read = ({ text, as }: Shown) => (as === "literal" ? text : decoded(text));
  return shownBy(message).map(read).join("\n");
}

const LITERAL = ["url", "image_url", "alt_text"];

function parts(value: unknown): Shown[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (!isFields(value)) return [];
  const { type, text } = value;
  if (typeof text === "string") {
    const as = type === "mrkdwn" || type === "plain_text" ? type : "literal";
    return [{ text, as }, ...literals(value)];
  }
  return [...literals(value), ...Object.values(value).flatMap(parts)];
}

function literals(value: Fields): Shown[] {
  return LITERAL.flatMap((key) => {
    const text = value[key];
    return typeof text === "string" ? [{ text, as: "literal" as const }] : [];
  });
}

export function decoded(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
