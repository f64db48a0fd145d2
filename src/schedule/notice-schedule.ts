/** What in a topic says when or where rather than about what. */
export interface NoticedSchedule {
  /** Such as `9:00` or `every day`, as typed. */
  readonly times: readonly string[];
  /** Such as `#papers`, as typed. */
  readonly channels: readonly string[];
  /** What is left of the topic without them. */
  readonly rest: string;
}

const DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
const UNIT = `(?:day|week|weekday|workday|weekend|morning|noon|evening|night|month|hour|${DAY})`;
const SHORT_DAY = "(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)";
const OFTEN = "(?:daily|weekly|monthly|hourly)";
const CLOCK = String.raw`(?:[01]?\d|2[0-3])`;

/** Behind a time only. */
const ZONE = String.raw`(?:\s+(?:UTC|GMT|CES?T|E[SD]T|C[SD]T|M[SD]T|P[SD]T|BST|IST|JST)\b(?:[+-]\d{1,2})?|\s+[a-z]{2,20}\/[a-z_]{2,30})?`;

/** A time is written as one: `1.58`, `16:9` and `4k` are none. */
const TIMES = [
  // One short name alone may be a word: the sun, a dataset called SAT.
  String.raw`(?:on\s+)?${SHORT_DAY}(?:\s*[,/&–-]\s*(?:and\s+)?|\s+and\s+|\s+)(?:${SHORT_DAY}(?:\s*[,/&–-]\s*(?:and\s+)?|\s+and\s+|\s+))*${SHORT_DAY}\b`,
  String.raw`(?:on\s+)?${SHORT_DAY}(?=\s+(?:at\s+)?${CLOCK}(?:[:h]|\s?[ap]\.?m))`,
  String.raw`(?:every|each)\s+(?:other|second|two|three|\d{1,2})\s+${UNIT}s?\b`,
  String.raw`(?:once|twice|three\s+times)\s+(?:a|per|every)\s+${UNIT}\b`,
  String.raw`(?:at\s+)?${CLOCK}(?:[:h][0-5]\d)?\s?[ap]\.?m\b\.?${ZONE}`,
  String.raw`(?:at\s+)?${CLOCK}[:h][0-5]\d\b${ZONE}`,
  String.raw`at\s+(?:noon|midday|midnight|${CLOCK}(?=\s*$|\s+o.?clock))(?:\s+o.?clock)?`,
  String.raw`(?:every|each|on)\s+${UNIT}\b`,
  String.raw`(?:on\s+)?(?:${DAY}|weekdays|workdays|weekends)\b`,
  // Elsewhere these are what a topic is about: daily living, weekly supervision.
  String.raw`${OFTEN}(?=\s*$|\s+(?:at|in|to|on)\s+[\d#<]|\s+(?:at\s+)?(?:\d|noon|midnight)|\s+[#<])`,
];

/** `<#…>` is how a platform hands over a channel that was picked. */
const CHANNEL = String.raw`(?:in|to|into|for)?\s*(?:<#[^>\s]{1,100}>|#(?=[\p{L}\p{N}_-]*\p{L})[\p{L}\p{N}_-]{1,100})`;

const NOTICED = new RegExp(
  String.raw`(?<=^|\s)(?:(?<time>${TIMES.join("|")})|(?<channel>${CHANNEL}))(?=$|[\s,;.])`,
  "giu",
);
const QUOTED = /["“„][^"“”„]*["”“]?/gu;
const LONGEST = 500;

/** Finds times, days and channels in a topic, outside of quotes. */
export function noticeSchedule(topic: string): NoticedSchedule | undefined {
  const read = topic.slice(0, LONGEST);
  const bare = read.replace(QUOTED, (quoted) => "x".repeat(quoted.length));
  const found = [...bare.matchAll(NOTICED)];
  if (found.length === 0) return undefined;
  const named = (kind: "time" | "channel") =>
    found.map(({ groups }) => groups?.[kind]?.trim() ?? "").filter((text) => text !== "");
  return { times: named("time"), channels: named("channel"), rest: without(topic, found) };
}

function without(topic: string, found: readonly RegExpExecArray[]): string {
  let rest = topic;
  for (const { index, 0: text } of found.toReversed())
    rest = `${rest.slice(0, index)} ${rest.slice(index + text.length)}`;
  return rest
    .replace(/\s+/gu, " ")
    .replace(/[\s,;]+$/u, "")
    .trim();
}
