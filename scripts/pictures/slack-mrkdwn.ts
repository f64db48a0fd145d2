import { DAY } from "../../src/time/durations.ts";
import { CHANNEL_NAME } from "./discord-markdown.ts";
import { relativeWords } from "./relative-words.ts";

/** The mrkdwn that the Slack renderer writes, as HTML; no more of Slack's formatting than that. */
export function mrkdwnHtml(mrkdwn: string): string {
  const blocks = mrkdwn.split(/(```\n?[^`]*```)/u);
  return blocks.map((block) => codeBlock(block) ?? spansHtml(block)).join("");
}

export function safe(text: string): string {
  return text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

function codeBlock(block: string): string | undefined {
  const code = /^```\n?([^`]*)```$/u.exec(block)?.[1];
  return code === undefined ? undefined : `<pre>${textHtml(code)}</pre>`;
}

// A date, a channel, a link, code, and marks that have no letter or digit on their outer side.
const SPAN =
  /<!date\^(-?\d+)\^([^|^>]+)(?:\^[^|>]*)?\|[^>]*>|<#([CG]\w+)>|<([^!@#|>][^|>]*)(?:\|([^>]*))?>|`([^`\n]+)`|(?<![\p{L}\p{N}])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}])/gu;

function spansHtml(text: string): string {
  let html = "";
  let end = 0;
  for (const match of text.matchAll(SPAN)) {
    html += textHtml(text.slice(end, match.index)) + spanHtml(match);
    end = match.index + match[0].length;
  }
  return html + textHtml(text.slice(end));
}

function spanHtml([whole, unix, format, channel, url, label, code, bold, italic]: readonly (
  | string
  | undefined
)[]): string {
  if (unix !== undefined) return `<span class="time">${dateWords(unix, format ?? "")}</span>`;
  if (channel !== undefined) return `<span class="channel">#${CHANNEL_NAME}</span>`;
  if (url !== undefined) return `<a href="${textHtml(url)}">${textHtml(label ?? url)}</a>`;
  if (code !== undefined) return `<code>${textHtml(code)}</code>`;
  if (bold !== undefined) return `<b>${spansHtml(bold)}</b>`;
  return italic === undefined ? textHtml(whole ?? "") : `<i>${spansHtml(italic)}</i>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

function textHtml(text: string): string {
  return safe(text.replace(/&(?:amp|lt|gt);/gu, (entity) => ENTITIES[entity] ?? entity));
}

/** The zone of an imagined reader, the same as the pictured channel's. */
const READER = "Europe/Berlin";

const TOKENS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date: { dateStyle: "long" },
  date_long: { dateStyle: "full" },
  date_short: { dateStyle: "medium" },
  time: { timeStyle: "short" },
};

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export function dateWords(unix: string, format: string): string {
  const at = Number(unix) * 1_000;
  return safe(format).replace(/\{(\w+?)(_pretty)?\}/gu, (token, name, pretty) => {
    if (name === "ago") return relativeWords(at);
    const style = TOKENS[name];
    if (!style) return token;
    return (pretty && dayWord(at)) || inZone(at, style);
  });
}

function inZone(at: number, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...style, timeZone: READER }).format(at);
}

/** A pretty date has words for the days around today. */
function dayWord(at: number): string | undefined {
  const day = inZone(at, { dateStyle: "short" });
  const near = { yesterday: -DAY, today: 0, tomorrow: DAY };
  return Object.entries(near).find(
    ([, distance]) => inZone(Date.now() + distance, { dateStyle: "short" }) === day,
  )?.[0];
}
