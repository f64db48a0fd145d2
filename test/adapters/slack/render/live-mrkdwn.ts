/**
 * A second reading of Slack's mrkdwn, far simpler than Slack's own: what of a text would be obeyed
 * rather than shown, apart from what the renderer means.
 */
export function liveMrkdwn(mrkdwn: string, meant: Meant): string[] {
  const links: { label: string; url: string }[] = [];
  let times = 0;
  let channels = 0;
  const text = mrkdwn
    .replace(TIME, () => `${times++ < 0}`)
    .replace(CHANNEL, () => `${channels++ < 0}`)
    .replace(LINK, (_, url: string, label: string) => {
      links.push({ label, url });
      return "x";
    })
    .replace(CODE, "x")
    .replace(MARKED, "$1x$3");
  return [
    ...links.filter(({ label }) => /[*~`|]/u.test(label)).map(({ label }) => `label ${label}`),
    ...links.filter(({ url }) => !meant.urls.includes(url)).map(({ url }) => `link to ${url}`),
    ...(times > meant.times ? [`${times} times`] : []),
    ...(channels > (meant.channels ?? 0) ? [`${channels} channels`] : []),
    ...(/[<>]|&(?!amp;|lt;|gt;)/u.exec(text) ?? []),
    ...(/[*~`]|:[\w+'-]+:/u.exec(text) ?? []),
    ...(/(?<![\p{L}\p{N}])_\S[^_\n]*_(?![\p{L}\p{N}])/u.exec(text) ?? []),
    ...(/^\s*&gt;/mu.exec(text) ?? []),
  ];
}

export interface Meant {
  /** Addresses that may be linked, as mrkdwn has them. */
  readonly urls: readonly string[];
  readonly times: number;
  /** Where the channel itself is named, which rings for nobody. */
  readonly channels?: number;
}

const TIME = /<!date\^\d+\^[^|^<>]+\|[^<>|]*>/gu;
const CHANNEL = /<#[CG][A-Z0-9]+>/gu;
const LINK = /<(https?:[^|<>]+)\|([^<>]*)>/gu;
const CODE = /```\n[^`]*\n```|`[^`\n]+`/gu;
/** Bold and italic, which hostile text cannot reach once its signs are replaced. */
const MARKED = /(^|[^\p{L}\p{N}])([*_])(?=\S)[^\n]*?\S?\2()(?![\p{L}\p{N}])/gmu;
