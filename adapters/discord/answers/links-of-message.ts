import type { APIMessage } from "discord.js";
import { joinWithin, textsIn } from "../../../src/chat/texts-in.ts";

/** Pictures, files and who wrote something: their addresses are not what a message is about. */
const DECORATION = new Set([
  "thumbnail",
  "image",
  "media",
  "file",
  "video",
  "author",
  "footer",
  "provider",
]);

const LINK = /https?:\/\/[^\s<>"'()[\]|]+/gu;

/** The most a text option takes. */
const LIMIT = 500;

/**
 * What a message says, for a command that looks for a paper in it: its links, wherever they stand,
 * or without any the beginning of its text.
 */
export function linksOfMessage(message: APIMessage): string {
  const { content, embeds, components, message_snapshots: forwarded } = message;
  const texts = textsIn({ content, embeds, components, forwarded }, DECORATION);
  const links = new Set(texts.flatMap((text) => text.match(LINK) ?? []));
  return links.size > 0
    ? joinWithin([...links], LIMIT)
    : joinWithin(texts, LIMIT) || (content ?? "").slice(0, LIMIT);
}
