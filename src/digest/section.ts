import { meaningOf } from "../channels/topic.ts";
import type { DigestItem, DigestSection } from "./digest.ts";
import type { TopicPick } from "./select.ts";

/** What is said of one topic in a digest. */
export type SectionOf = (pick: TopicPick, picks: readonly TopicPick[]) => DigestSection;

/** Most topics bring the same to most of their channels: so many sections of each are kept. */
const REMEMBERED = 8;

/** A section with what it was made of. */
interface KeptSection {
  readonly pick: TopicPick;
  readonly section: DigestSection;
}

/** Sections from the same candidates: those that say the same are one object, unless they name other topics. */
export function createSections(): SectionOf {
  /** By the number of the topic's text, trending first; the latest last. */
  const kept: KeptSection[][] = [];
  return (pick, picks) => {
    if (answersOthers(pick, picks)) return makeSection(pick, picks);
    const number = pick.text ? pick.text.number + 1 : 0;
    const latest = kept[number] ?? [];
    kept[number] = latest;
    for (const each of latest) if (saySame(each.pick, pick)) return each.section;
    const section = sectionOf(
      pick,
      pick.shown.map((shown) => aloneItem(shown, pick)),
    );
    if (latest.length >= REMEMBERED) latest.shift();
    latest.push({ pick, section });
    return section;
  };
}

function answersOthers({ shown, text }: TopicPick, picks: readonly TopicPick[]): boolean {
  for (const { text: other } of picks) {
    if (!other || other.candidates === text?.candidates) continue;
    for (const number of shown) if (other.candidates.has(number)) return true;
  }
  return false;
}

/** Whether two picks of the same text, whose papers answer no other topic, are said in the same words. */
function saySame(one: TopicPick, other: TopicPick): boolean {
  return (
    one.found === other.found &&
    one.ranking === other.ranking &&
    (one.subscription.minVotes ?? 0) === (other.subscription.minVotes ?? 0) &&
    isEqual(one.shown, other.shown) &&
    isEqual(one.earlier, other.earlier)
  );
}

function isEqual(some: readonly number[], others: readonly number[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at++) if (some[at] !== others[at]) return false;
  return true;
}

export function makeSection(pick: TopicPick, picks: readonly TopicPick[]): DigestSection {
  return sectionOf(
    pick,
    pick.shown.map((number) => itemOf(number, pick, picks)),
  );
}

function sectionOf(pick: TopicPick, items: readonly DigestItem[]): DigestSection {
  const { subscription, text, order, shown, found } = pick;
  const { topic, minVotes = 0 } = subscription;
  const { name } = text?.meaning ?? meaningOf(topic);
  return { topic, name, minVotes, items, places: placesOf(shown, order), of: order.length, found };
}

/** The places, from 1, of papers that stand in a list in the same order. */
function placesOf(shown: readonly number[], order: readonly number[]): number[] {
  let place = 0;
  return shown.map((number) => {
    place = order.indexOf(number, place) + 1;
    return place;
  });
}

/** A paper that answers no other topic needs nothing of its own. */
function aloneItem(number: number, { ranking, earlier }: TopicPick): DigestItem {
  return earlier.includes(number) ? ranking.earlierItem(number) : ranking.item(number);
}

function itemOf(number: number, own: TopicPick, picks: readonly TopicPick[]): DigestItem {
  const alone = aloneItem(number, own);
  const others = picks.filter((other) => isOn(number, other, own));
  if (others.length === 0) return alone;
  return { ...alone, alsoOn: others.flatMap(({ text }) => text?.meaning.name ?? []) };
}

/** Whether a paper answers another topic. Whether it trends is said by its section alone. */
function isOn(number: number, { text }: TopicPick, own: TopicPick): boolean {
  if (!text || text.candidates === own.text?.candidates) return false;
  return text.candidates.has(number);
}
