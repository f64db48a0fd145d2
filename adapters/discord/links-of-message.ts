import type { APIMessage } from "discord.js";

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
  const texts = textsIn({ content, embeds, components, forwarded });
  const links = new Set(texts.flatMap((text) => text.match(LINK) ?? []));
  return links.size > 0 ? joinWithin([...links]) : joinWithin(texts) || content.slice(0, LIMIT);
}

function joinWithin(parts: readonly string[]): string {
  let joined = "";
  for (const part of parts) {
    if (joined.length + 1 + part.length > LIMIT) break;
    joined = `${joined} ${part}`;
  }
  return joined.trim();
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => (DECORATION.has(key) ? [] : textsIn(each)));
}
