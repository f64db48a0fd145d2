import { beforeAll, expect, test } from "vitest";
import { OF_A_QUESTION, weighIn } from "../../src/meaning/weigh-in.ts";
import { wordsAsked } from "../../src/meaning/words-asked.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { openSearch } from "../../src/search/inverted/open-search.ts";
import type { SearchResult } from "../../src/search/search-index.ts";
import { paperOf } from "../catalogue/paper-of.ts";
import { openWorld, type World } from "./world.ts";

/** What is asked, and the one paper that is meant: it says most of it in other words. */
const QUESTIONS: readonly (readonly [asked: string, meant: string])[] = [
  ["car safety", "Crash safety of automobiles while driving on wet roads"],
  ["physician notes", "Summaries of clinicians' notes from medical wards"],
  ["picture captions", "Describing photographs: captions that follow a visual image"],
  ["talking assistants", "Assistants for spoken utterances in a noisy voice channel"],
  ["gripper planning", "Planning the arm of a robot around obstacles"],
  ["money forecasts", "Forecasts of the stock market for trading desks"],
];

/** Each says one word of a question, more than once and in its title, about something else. */
const DISTRACTORS = [
  ["Safety of language models: a safety survey", "Safety, again safety, of chat systems."],
  ["Notes on notes: annotating sheet music", "Notes are sung; notes are written."],
  ["Captions for theatre: opera captions", "Captions above a stage, captions beside it."],
  ["Assistants that write code", "Assistants complete programs; assistants explain them."],
  ["Planning proofs: planning in logic", "Planning as search through proofs, planning by cases."],
  ["Forecasts of rain and forecasts of wind", "Forecasts a week ahead; forecasts by the hour."],
] as const;

const collection: readonly Paper[] = [
  ...DISTRACTORS.flatMap(([title, abstract], n) =>
    [0, 1, 2].map((again) => paperOf(100 + 3 * n + again, { title, abstract })),
  ),
  ...QUESTIONS.map(([, title], n) =>
    paperOf(n, { title, abstract: "We collect data, train a model, and report what it finds." }),
  ),
];

let world: World;
let byWords: (asked: string) => SearchResult;

beforeAll(async () => {
  world = await openWorld(collection);
  const index = await openSearch({ catalogue: world.catalogue });
  await index.caughtUp;
  await world.settle();
  byWords = (asked) =>
    index.search(parseQuery(asked), {
      sort: "relevance",
      words: "any",
      limit: 100,
      offset: 0,
      scored: true,
    });
  return async () => {
    await index.close();
    await world.close();
  };
});

test.each(QUESTIONS)("“%s” lifts “%s”, which words alone put last", async (asked, meant) => {
  const { id } = collection.find(({ title }) => title === meant) ?? paperOf(0);
  const { ids, scores = [] } = byWords(asked);
  const words = wordsAsked(parseQuery(asked));
  // Where the words say about the same of all, however strong the vectors are.
  const alike = scores.map((_, at) => 1_000 - at);
  const ranked = await world.clock.runUntil(world.meaning.rerank(words, ids, alike));
  expect(ids.at(-1)).toBe(id);
  expect(ranked[0]).toBe(id);
});

test("no vector, however wrong, puts what has the words far better behind what has them hardly", () => {
  const [best, next, hardly] = [paperOf(1).id, paperOf(2).id, paperOf(3).id];
  const misled = new Map([
    [best, -1],
    [next, 0],
    [hardly, 1],
  ]);
  expect(
    weighIn([best, next, hardly], misled, { scores: [100, 95, 70], weight: OF_A_QUESTION }),
  ).toEqual([next, best, hardly]);
});

test("papers similar to a paper are those that mean the same", async () => {
  const of = paperOf(900, { title: "Vehicles and cars", abstract: "An automobile for everyone." });
  const ids = collection.map(({ id }) => id);
  const near = await world.clock.runUntil(
    world.meaning.nearest(
      of,
      ids,
      ids.map((_, at) => 1_000 - at),
    ),
  );
  const meant = collection.findIndex(({ title }) => title.startsWith("Crash safety"));
  expect(near.indexOf(ids[meant] ?? of.id)).toBeLessThan(meant);
});
