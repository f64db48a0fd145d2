const LINK = /<(?:mailto:)?([^<>|\s]+)(?:\|[^<>]*)?>/gu;
const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/**
 * What a person typed after the command. Slack may give `& < >` as entities, and links in angle
 * brackets, which nobody has typed.
 */
export function readLine(text: string): string {
  return text.replace(LINK, "$1").replace(/&(?:lt|gt|amp);/gu, (entity) => ENTITIES[entity] ?? "");
}
