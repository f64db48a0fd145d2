/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const DATE_TOKENS = [
  "date_num",
  "date_slash",
  "date_long",
  "date_long_full",
  "date_long_pretty",
  "date",
  "date_pretty",
  "date_short",
  "date_short_pretty",
  "day_divider_pretty",
  "time",
  "time_secs",
  "ago",
];

const LINK = /^(https?:\/\/|mailto:)[^|\s]+(\|[^\n|]*\S[^\n|]*)?$/;
const DATE = /^!date\^(\d{1,12})\^([^^|]+)(?:\^https?:\/\/[^|^\s]+)?\|[^|]*\S[^|]*$/;

/** Its name, which notifies nobody; a message may name only the channel it stands in. */
const CHANNEL = /^#[CG][A-Z0-9]{1,30}$/;

/** The channels that a message names: `C012AB3CD` of `<#C012AB3CD>`. */
export function channelsNamed(json: unknown): string[] {
  return [...JSON.stringify(json).matchAll(/<#([^<>]*)>/g)].map(([, id = ""]) => id);
}

/**
 * What is wrong with a piece of mrkdwn: mentions, anything between angle brackets that is no link, no
 * channel and no time, and `&`, `<`, `>` that are not escaped: https://docs.slack.dev/messaging/formatting-message-text
 */
export function syntaxFaults(mrkdwn: string): string[] {
  const outside = mrkdwn.replaceAll(/<[^<>]*>/g, "");
  const inside = [...mrkdwn.matchAll(/<([^<>]*)>/g)].map(([, one = ""]) => one);
  return [
    ...inside.flatMap(bracketFaults),
    ...(/[<>]/.test(outside) ? ["< or > that is not escaped"] : []),
    ...(/&(?!(amp|lt|gt);)/.test(mrkdwn) ? ["& that is not escaped"] : []),
  ];
}

function bracketFaults(inside: string): string[] {
  if (inside.startsWith("!date^")) return dateFaults(inside);
  if (CHANNEL.test(inside)) return [];
  if (/^[@#!]/.test(inside)) return [`a mention: <${inside}>`];
  return LINK.test(inside) ? [] : [`neither a link nor a time: <${inside}>`];
}

function dateFaults(inside: string): string[] {
  const [, , format] = DATE.exec(inside) ?? [];
  if (format === undefined) return [`no <!date^seconds^format|instead>: <${inside}>`];
  return dateFormatFaults(format);
}

/** Of a time's format: at least one token, and none that Slack does not know. */
export function dateFormatFaults(format: string): string[] {
  const tokens = [...format.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
  if (tokens.length === 0) return [`a time without a token: ${format}`];
  return tokens
    .filter((name) => !DATE_TOKENS.includes(name))
    .map((name) => `no such token: {${name}}`);
}
