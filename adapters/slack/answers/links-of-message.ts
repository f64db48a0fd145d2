import { joinWithin, textsIn } from "../../../src/chat/texts-in.ts";
import { readLine } from "./read-line.ts";

/** Pictures and who wrote something: their addresses are not what a message is about. */
const DECORATION = new Set([
  "accessory",
  "app_unfurl_url",
  "author_icon",
  "author_link",
  "bot_profile",
  "footer",
  "footer_icon",
  "icons",
  "image_url",
  "service_icon",
  "thumb_url",
  "user_profile",
]);

/** In a message, Slack marks addresses: `*<https://example.org|words>*`. */
const MARKED = /<([^<>|\s]+)(?:\|[^<>]*)?>/gu;
const LINK = /https?:\/\/[^\s<>"'()[\]|]+/gu;

/** The most a text option takes. */
const LIMIT = 500;

/**
 * What a message says, for a command that looks for a paper in it: its links, wherever they stand,
 * or without any the beginning of its text.
 */
export function linksOfMessage(message: Readonly<Record<string, unknown>>): string {
  const { text, blocks, attachments } = message;
  const texts = textsIn({ text, blocks, attachments }, DECORATION).map((each) =>
    readLine(each.replace(MARKED, " $1 ")),
  );
  const links = new Set(texts.flatMap((each) => each.match(LINK) ?? []));
  if (links.size > 0) return joinWithin([...links], LIMIT);
  return typeof text === "string" ? readLine(text).slice(0, LIMIT).trim() : "";
}
