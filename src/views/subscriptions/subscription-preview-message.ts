import type { Topic } from "../../channels/channel.ts";
import { meaningOf, topicText } from "../../channels/topic.ts";
import { button } from "../../chat/button.ts";
import { commandSpan } from "../../chat/command-span.ts";
import type { Action, Block, Message, Text } from "../../chat/message.ts";
import type { BackTest } from "../../digest/back-test.ts";
import { shorten } from "../../paper/shorten.ts";
import { describeQuery } from "../../query/say/describe.ts";
import { describeList } from "../../query/say/describe-list.ts";
import { leftOut } from "../../query/say/left-out.ts";
import { type NoticedSchedule, noticeSchedule } from "../../schedule/notice-schedule.ts";
import { isSilent } from "../../sources/source.ts";
import { paperItem } from "../papers/paper-item.ts";
import { localDate } from "../words/calendar.ts";
import { coverageSentences, type Gaps, gapWords } from "../words/coverage.ts";
import { counted } from "../words/quantities.ts";
import { sourceNotes } from "../words/source-notes.ts";
import { asSubject } from "../words/subject.ts";

/** A topic as it would be saved. */
export interface SubscriptionDraft {
  readonly topic: Topic;
  readonly minVotes?: number;
  readonly limit: number;
}

export interface BackTestView extends Gaps {
  readonly draft: SubscriptionDraft;
  /** Left out for trending, which always finds papers. */
  readonly test?: BackTest;
  /** Its words side by side, as typed, and how many papers that would have brought. */
  readonly phrase?: { readonly text: string; readonly phrase: string; readonly found: number };
  /** The same in each way that papers write it, as it would be typed, and how many papers that would have brought. */
  readonly spelled?: {
    readonly text: string;
    readonly also: readonly string[];
    readonly found: number;
  };
  /** Sentences on papers that the topic names and nobody knows. */
  readonly unknown?: readonly string[];
  /** IANA zone whose dates are named. */
  readonly zone: string;
  /** Why it cannot be saved; a sentence. */
  readonly refusal?: string;
}

const SHOWN = 3;
const SAVE = "subscribe.save";
/** What of a topic stands on a button, in characters. */
const LABEL = 40;

/** What a topic would have brought, with a button that saves it, or why it cannot be saved. */
export function backTestMessage(view: BackTestView): Message {
  const { draft, test, zone } = view;
  const { name, query } = meaningOf(draft.topic);
  const heading = `Subscribe to ${query ? asSubject(describeQuery(query)) : name}`;
  const says = test ? finding(test, zone) : "The papers that grow fastest, in every digest.";
  const noticed = noticedIn(draft.topic);
  const notes = [
    ...(query
      ? [...query.problems, ...leftOut(noticed?.rest ?? topicText(draft.topic), query)]
      : []),
    ...(view.unknown ?? []),
    ...(noticed ? noticedWords(noticed) : []),
  ];
  return {
    summary: `${heading}: ${says}`,
    blocks: [
      { kind: "heading", text: heading },
      { kind: "text", text: [says, ...(test ? advice(view, test) : [])].join(" ") },
      ...(test && test.papers.length > 0 ? coverageSentences(view) : []).map(note),
      ...notes.map(note),
      ...(test?.papers ?? []).slice(0, SHOWN).map((paper) => paperItem(paper)),
      ...wayOn(view, noticed),
      ...(view.sources.some(isSilent) ? sourceNotes(view.sources) : []),
    ],
  };
}

function note(text: Text): Block {
  return { kind: "note", text };
}

/** What can be done with the topic here. */
function wayOn(view: BackTestView, noticed: NoticedSchedule | undefined): Block[] {
  const { draft, test, refusal } = view;
  const others = otherActions(view, noticed);
  if (refusal === undefined)
    return [{ kind: "actions", actions: [...saveActions(draft, test), ...others] }];
  const trials = others.filter((other) => other.kind === "button" && other.action !== SAVE);
  return [
    { kind: "text", text: `It cannot be saved here. ${refusal}` },
    ...(trials.length > 0 ? [{ kind: "actions", actions: trials } as const] : []),
  ];
}

function noticedIn(topic: Topic): NoticedSchedule | undefined {
  return topic.kind === "query" ? noticeSchedule(topic.text) : undefined;
}

/** A time in a topic is a word that papers would have to hold. */
function noticedWords({ times, channels }: NoticedSchedule): Text[] {
  const like = `${quoted(times)} ${times.length > 1 ? "look" : "looks"} like a time: `;
  const when = [like, commandSpan("schedule"), " sets when the digest comes."];
  const where = `${quoted(channels)} ${channels.length > 1 ? "look" : "looks"} like a channel: a topic is followed where it is typed.`;
  return [...(times.length > 0 ? [when] : []), ...(channels.length > 0 ? [where] : [])];
}

function quoted(words: readonly string[]): string {
  return describeList(
    words.map((word) => `“${word}”`),
    "and",
  );
}

function finding({ days, asOf, papers, perWeek }: BackTest, zone: string): string {
  const last = `in the ${days} days to ${localDate(zone, asOf)}`;
  if (papers.length === 0) return `No paper matched ${last}.`;
  return `${counted(papers.length, "paper")} matched ${last}, about ${perWeek.toLocaleString("en")} a week.`;
}

function advice(view: BackTestView, test: BackTest): string[] {
  return [...phraseAdvice(view), ...spelledAdvice(view), ...countAdvice(view, test)];
}

function spelledAdvice({ spelled }: BackTestView): string[] {
  if (!spelled) return [];
  const { also, found } = spelled;
  return [`Papers also write ${quoted(also)}: with that, ${counted(found, "paper")} matched.`];
}

function phraseAdvice({ phrase }: BackTestView): string[] {
  if (!phrase) return [];
  const { phrase: words, found } = phrase;
  return [
    `All of its words must be there, in any order; side by side, as “${words}”, they are in ${counted(found, "paper")}.`,
  ];
}

function countAdvice(
  { draft: { minVotes }, ...gaps }: BackTestView,
  { papers, suggested, without }: BackTest,
): string[] {
  const gap = gapWords(gaps);
  if (papers.length === 0 && gap)
    return [`That says little: ${gap}, and only the papers known here were looked at.`];
  const [best] = without;
  if (best) {
    return [
      `It is “${best.condition}” that leaves nothing: without it, ${counted(best.found, "paper")} would have matched.`,
    ];
  }
  if (papers.length === 0)
    return ["Check the spelling, or try fewer words or alternatives joined with OR."];
  if (minVotes) {
    const reached = papers.filter(({ votes = 0 }) => votes >= minVotes).length;
    return [`Of these, ${reached.toLocaleString("en")} reached ${counted(minVotes, "vote")}.`];
  }
  if (!suggested) return [];
  return [
    `That is a lot; from ${counted(suggested.minVotes, "vote")} on, about ${suggested.perWeek} a week would be left.`,
  ];
}

function saveActions({ topic, minVotes, limit }: SubscriptionDraft, test?: BackTest): Action[] {
  const values = { topic: topicText(topic), min_votes: minVotes, limit };
  const save = button("Save", SAVE, values, "primary");
  if (!test?.suggested || minVotes) return [save];
  const { minVotes: suggested } = test.suggested;
  const label = `Save from ${counted(suggested, "vote")}`;
  return [save, button(label, SAVE, { ...values, min_votes: suggested })];
}

/** Other topics that may have been meant. */
function otherActions(
  { draft, phrase, spelled }: BackTestView,
  noticed: NoticedSchedule | undefined,
): Action[] {
  const { minVotes, limit } = draft;
  const rules = { min_votes: minVotes, limit };
  if (noticed && noticed.rest !== "") {
    const label = `Try ${shorten(noticed.rest, LABEL)}`;
    return [button(label, "subscribe.try", { topic: noticed.rest, ...rules })];
  }
  const follow = (label: string, text: string) => button(label, SAVE, { topic: text, ...rules });
  return [
    ...(spelled ? [follow(`Follow ${shorten(spelled.text, LABEL)}`, spelled.text)] : []),
    ...(phrase ? [follow("Follow the phrase instead", phrase.text)] : []),
  ];
}
