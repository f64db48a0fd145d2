import { sentLength } from "./escape.ts";
import { SHARES } from "./limits.ts";

// Signs that would end a link's address early in mrkdwn.
const UNSAFE = /[<>|"\\`\s]/gu;

/** The address as Slack may link it; undefined for anything but http and https, or when too long. */
export function linkTarget(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== "https:" && protocol !== "http:") return undefined;
  const target = href.replace(UNSAFE, encodeURIComponent);
  return sentLength(target) <= SHARES.url ? target : undefined;
}

/** The address of a picture, which Slack's servers fetch: over https alone, and never from here. */
export function pictureTarget(url: string): string | undefined {
  const target = linkTarget(url);
  return target?.startsWith("https:") ? target : undefined;
}
