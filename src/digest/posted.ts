import { z } from "zod";
import type { Topic } from "../channels/channel.ts";
import { defined } from "../collections/defined.ts";
import type { PaperId } from "../paper/id.ts";
import type { NewsKind } from "../paper/news.ts";
import { packPaperId, unpackPaperId } from "../paper/packed-id.ts";
import type { Window } from "../sources/source.ts";
import type { Instant } from "../time/instant.ts";
import { type ScoreNumbers, scoreNumbers } from "../trending/score.ts";
import type { Digest, DigestSection } from "./digest.ts";

/** What a digest was posted with, so that it can be explained as it was and not as things are now. */
export interface PostedDigest {
  /** The moment its numbers describe. */
  readonly asOf: Instant;
  readonly window: Window;
  /** In the order shown. */
  readonly sections: readonly PostedSection[];
  readonly returned: readonly { readonly id: PaperId; readonly kinds: readonly NewsKind[] }[];
}

export interface PostedSection {
  readonly topic: Topic;
  readonly of: number;
  readonly items: readonly PostedItem[];
}

/** The place of a paper among all of its topic, and the numbers behind it. */
export interface PostedItem {
  readonly id: PaperId;
  readonly place: number;
  readonly votes: number;
  readonly numbers: ScoreNumbers;
  readonly estimated: boolean;
  readonly sourceRank?: number;
}

const ID = z.string().max(100);
const COUNT = z.number();

/** Place; votes; growth of votes, comments and stars; over tenths of an hour; age in tenths; 1 if estimated; the source's place or 0. */
const PackedItem = z.tuple([ID, ...repeat9()]);

/** Arrays, since a bot keeps some of these for every channel: no name is written more than once. */
const Packed = z.tuple([
  z.literal(1),
  COUNT,
  z.enum(["day", "week", "month"]),
  z.array(z.tuple([z.string(), COUNT, z.array(PackedItem)])),
  z.array(z.tuple([ID, z.array(z.enum(["code", "withdrawn"]))])),
]);
export type PackedDigest = z.infer<typeof Packed>;

function repeat9() {
  return [COUNT, COUNT, COUNT, COUNT, COUNT, COUNT, COUNT, COUNT, COUNT] as const;
}

export function packDigest({ asOf, window, sections, returned }: Digest): PackedDigest {
  const packed = sections.map((section): PackedDigest[3][number] => [
    section.topic.kind === "query" ? section.topic.text : "",
    section.of,
    packItems(section, asOf),
  ]);
  return [
    1,
    asOf,
    window,
    packed,
    returned.map(({ paper, kinds }) => [packPaperId(paper.id), [...kinds]]),
  ];
}

function packItems({ items, places }: DigestSection, asOf: Instant): PackedDigest[3][number][2] {
  return items.map(({ ranked: { paper, growth, sourceRank = 0 } }, at) => {
    const numbers = scoreNumbers(growth, paper.publishedAt, asOf);
    return [
      packPaperId(paper.id),
      places[at] ?? 0,
      paper.votes ?? 0,
      numbers.votes,
      numbers.comments,
      numbers.stars,
      numbers.overHours,
      numbers.ageHours,
      Number(growth.estimated),
      sourceRank,
    ];
  });
}

/** Undefined for what is gone or cannot be read. */
export function unpackDigest(value: unknown): PostedDigest | undefined {
  const read = Packed.safeParse(value);
  if (!read.success) return undefined;
  const [, asOf, window, sections, returned] = read.data;
  return {
    asOf,
    window,
    sections: sections.map(([text, of, items]) => ({
      topic: text === "" ? { kind: "trending" } : { kind: "query", text },
      of,
      items: items.map(unpackItem),
    })),
    returned: returned.map(([id, kinds]) => ({ id: unpackPaperId(id), kinds })),
  };
}

function unpackItem(packed: PackedDigest[3][number][2][number]): PostedItem {
  const [id, place, votes, grown, comments, stars, overHours, ageHours, guess, rank] = packed;
  return {
    id: unpackPaperId(id),
    place,
    votes,
    estimated: guess === 1,
    numbers: { votes: grown, comments, stars, overHours, ageHours },
    ...defined({ sourceRank: rank || undefined }),
  };
}
