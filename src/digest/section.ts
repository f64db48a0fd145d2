import { meaningOf } from "../channels/topic.ts";
import { recentMemo } from "../collections/recent-memo.ts";
import type { Window } from "../sources/source.ts";
import type { DigestItem, DigestSection } from "./digest.ts";
import { sectionKeyOf } from "./digest-key.ts";
import type { TopicPick } from "./select.ts";

/** What is said of one topic in a digest. */
export type SectionOf = (
  pick: TopicPick,
  picks: readonly TopicPick[],
  window: Window,
) => DigestSection;

/** Most topics bring the same to most of their channels. */
const REMEMBERED = 10_000;

/** Sections from the same candidates: those that say the same are one object, unless they name other topics. */
export function createSections(): SectionOf {
  const recent = recentMemo<string, DigestSection>(REMEMBERED);
  return (pick, picks, window) =>
    pick.shown.some((number) => isOnOthers(number, pick, picks))
      ? sectionOf(pick, picks)
      : recent(sectionKeyOf(pick, window), () => sectionOf(pick, picks));
}

export function sectionOf(pick: TopicPick, picks: readonly TopicPick[]): DigestSection {
  const { subscription, text, order, shown, found } = pick;
  const { topic, minVotes = 0 } = subscription;
  return {
    topic,
    name: (text?.meaning ?? meaningOf(topic)).name,
    minVotes,
    items: shown.map((number) => itemOf(number, pick, picks)),
    places: placesOf(shown, order),
    of: order.length,
    found,
  };
}

/** The places, from 1, of papers that stand in a list in the same order. */
function placesOf(shown: readonly number[], order: readonly number[]): number[] {
  let place = 0;
  return shown.map((number) => {
    place = order.indexOf(number, place) + 1;
    return place;
  });
}

/** Few papers answer several topics: the others need nothing of their own. */
function itemOf(number: number, own: TopicPick, picks: readonly TopicPick[]): DigestItem {
  const { ranking, earlier } = own;
  const alone = earlier.includes(number) ? ranking.earlierItem(number) : ranking.item(number);
  if (!isOnOthers(number, own, picks)) return alone;
  const others = picks.filter((other) => isOn(number, other, own));
  return { ...alone, alsoOn: others.flatMap(({ text }) => text?.meaning.name ?? []) };
}

function isOnOthers(number: number, own: TopicPick, picks: readonly TopicPick[]): boolean {
  return picks.some((other) => isOn(number, other, own));
}

/** Whether a paper answers another topic. Whether it trends is said by its section alone. */
function isOn(number: number, { text }: TopicPick, own: TopicPick): boolean {
  if (!text || text.candidates === own.text?.candidates) return false;
  return text.candidates.has(number);
}
