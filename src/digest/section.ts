import { meaningOf } from "../channels/topic.ts";
import type { DigestItem, DigestSection } from "./digest.ts";
import type { TopicPick } from "./select.ts";

/** What is said of one topic in a digest. */
export type SectionOf = (pick: TopicPick, picks: readonly TopicPick[]) => DigestSection;

/** Most topics bring the same to most of their channels: so many sections of each are kept. */
const REMEMBERED = 8;

/** Sections from the same candidates: those that say the same are one object, unless they name other topics. */
export function createSections(): SectionOf {
  /** By the number of the topic's text, trending first; the latest last. */
  const kept: DigestSection[][] = [];
  return (pick, picks) => {
    const items = itemsOf(pick, picks);
    const number = pick.text ? pick.text.number + 1 : 0;
    const latest = kept[number] ?? [];
    kept[number] = latest;
    for (const each of latest) if (isSame(each, pick, items)) return each;
    const section = sectionOf(pick, items);
    if (items.some(({ alsoOn }) => alsoOn.length > 0)) return section;
    if (latest.length >= REMEMBERED) latest.shift();
    latest.push(section);
    return section;
  };
}

/** Whether a section of the same text says the same. What answers no other topic is one object in all. */
function isSame(
  section: DigestSection,
  { subscription: { minVotes = 0 }, found }: TopicPick,
  items: readonly DigestItem[],
): boolean {
  if (section.found !== found || section.minVotes !== minVotes) return false;
  if (section.items.length !== items.length) return false;
  return items.every((item, at) => item === section.items[at]);
}

export function makeSection(pick: TopicPick, picks: readonly TopicPick[]): DigestSection {
  return sectionOf(pick, itemsOf(pick, picks));
}

function sectionOf(pick: TopicPick, items: readonly DigestItem[]): DigestSection {
  const { subscription, text, order, shown, found } = pick;
  const { topic, minVotes = 0 } = subscription;
  const { name } = text?.meaning ?? meaningOf(topic);
  return { topic, name, minVotes, items, places: placesOf(shown, order), of: order.length, found };
}

function itemsOf(pick: TopicPick, picks: readonly TopicPick[]): readonly DigestItem[] {
  return pick.shown.map((number) => itemOf(number, pick, picks));
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
  for (const other of picks) if (isOn(number, other, own)) return true;
  return false;
}

/** Whether a paper answers another topic. Whether it trends is said by its section alone. */
function isOn(number: number, { text }: TopicPick, own: TopicPick): boolean {
  if (!text || text.candidates === own.text?.candidates) return false;
  return text.candidates.has(number);
}
