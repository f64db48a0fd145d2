/**
 * A second reading of Discord's Markdown, far simpler than Discord's own: what of a text would be
 * obeyed rather than shown, apart from what the renderer means.
 */
export function liveMarkup(markdown: string, meant: Meant): string[] {
  const links: { label: string; url: string }[] = [];
  // From left to right, as Discord reads: an escaped sign, code and links each hide what is in them.
  const rest = markdown.replace(HIDING, (_, label?: string, url?: string) => {
    if (label !== undefined && url !== undefined) links.push({ label, url });
    return "x";
  });
  const channels = rest.match(CHANNEL)?.length ?? 0;
  const times = rest.match(TIME)?.length ?? 0;
  const text = rest.replace(TIME, "x").replace(CHANNEL, "x").replace(MARKS, "x");
  return [
    ...links.filter(({ label }) => IN_LABEL.test(label)).map(({ label }) => `label ${label}`),
    ...links.filter(({ url }) => !meant.urls.includes(url)).map(({ url }) => `link to ${url}`),
    ...(times > meant.times ? [`${times} times`] : []),
    ...(channels > (meant.channels ?? 0) ? [`${channels} channels`] : []),
    ...(MENTION.exec(text) ?? []),
    ...(INLINE.exec(text) ?? []),
    ...text.split("\n").flatMap((line, at) => lineMarkup(line, at === 0)),
  ];
}

export interface Meant {
  /** Addresses that may be linked, as URL prints them. */
  readonly urls: readonly string[];
  readonly times: number;
  /** Where the channel itself is named, which rings for nobody. */
  readonly channels?: number;
}

const HIDING =
  /\\[^0-9A-Za-z\s]|```\n[^`]*\n```|`[^`\n]+`|\[((?:[^[\]\\\n]|\[[^[\]\n]*\])+)\]\((\S+?)\)/gu;
const TIME = /<t:-?\d+:[tDfR]>/gu;
const CHANNEL = /<#\d{1,20}>/gu;
/** Bold and italic, which hostile text cannot reach once its stars are hidden. */
const MARKS = /\*{1,5}/gu;
const MENTION = /@(?:everyone|here)|<[@#:/a-z]/iu;
const INLINE = /[`|~_\\[\]]|\w:\/\/\S|:\w+:/u;
const IN_LABEL = /[*~|`\\]|<(?!\s)|:\/\/|@(?:everyone|here)|\]\(/iu;

/** Headings and small print are meant where a text begins, and small print under a title. */
function lineMarkup(line: string, first: boolean): string[] {
  const text = first ? line.replace(/^(?:#{2,3}|-#) /u, "") : line.replace(/^-# /u, "");
  return /^\s*(?:#{1,3}\s|-#|>|[-+*]\s|\d+\.\s)/u.exec(text) ?? [];
}
