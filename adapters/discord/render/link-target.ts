import { LIMITS } from "./limits.ts";

// Signs that would end a link's address early in Markdown.
const UNSAFE = /[()<>\\|*`[\]\s]/gu;

/** The address as Discord may link it; undefined for anything but http and https, or when too long. */
export function linkTarget(url: string, limit: number = LIMITS.button.url): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  const target = href.replace(UNSAFE, percentEncoded);
  return target.length <= limit ? target : undefined;
}

function percentEncoded(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}
