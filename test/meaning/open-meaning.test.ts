import { expect, onTestFinished, test } from "vitest";
import { withoutMeaning } from "../../src/meaning/meaning.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { MINUTE } from "../../src/time/durations.ts";
import { idOf, paperOf } from "../catalogue/paper-of.ts";
import { answers, type Behaviour, hangs, says } from "../fakes/embeddings.ts";
import { idsOf, openBot, openWorld, START, vectorsIn, type World } from "./world.ts";

const TITLES = [
  "Trading on the stock market",
  "Voice and speech",
  "Grippers for robots",
  "Automobiles and vehicles",
  "Clinicians and physicians",
  "Photographs and images",
] as const;
const PAPERS: readonly Paper[] = TITLES.map((title, n) => paperOf(n, { title }));
const IDS = idsOf(PAPERS);
/** The paper that means it, and its place in the index's order: nobody shares a word with it. */
const QUESTION = "a car for driving";
const MEANT = idOf(3);

async function open(): Promise<World> {
  const world = await openWorld(PAPERS);
  onTestFinished(() => world.close());
  await world.settle();
  return world;
}

/** As of an index whose papers fit nearly as well as each other. */
const scoresOf = (ids: readonly PaperId[]) => ids.map((_, at) => 1_000 - at);

function ask(world: World, text = QUESTION, ids: readonly PaperId[] = IDS) {
  return world.clock.runUntil(world.meaning.rerank(text, ids, scoresOf(ids)));
}

/** How many requests `work` causes. */
async function requestsOf(world: World, work: () => Promise<unknown>): Promise<number> {
  const before = world.endpoint.requests.length;
  await work();
  return world.endpoint.requests.length - before;
}

test("the paper that means what was asked rises, and all others stay", async () => {
  const world = await open();
  const ranked = await ask(world);
  expect(ranked.indexOf(MEANT)).toBeLessThan(IDS.indexOf(MEANT));
  expect([...ranked].sort()).toEqual([...IDS].sort());
});

test("papers nearest to a paper come first, by its own vector, which nobody is asked for", async () => {
  const world = await open();
  const of = paperOf(50, { title: "Vehicles that drive: a car, an automobile" });
  world.catalogue.upsert("huggingface", START + 1, [of]);
  await world.clock.advance(2 * MINUTE);
  const asked = requestsOf(world, async () => {
    const near = await world.meaning.nearest(of, IDS, scoresOf(IDS));
    expect(near.indexOf(MEANT)).toBeLessThan(IDS.indexOf(MEANT));
  });
  expect(await asked).toBe(0);
});

test("a paper without a vector yet is asked for", async () => {
  const world = await open();
  const of = paperOf(50, { title: "Vehicles that drive: a car, an automobile" });
  const near = await world.clock.runUntil(world.meaning.nearest(of, IDS, scoresOf(IDS)));
  expect(near.indexOf(MEANT)).toBeLessThan(IDS.indexOf(MEANT));
});

test("papers without a vector keep their place", async () => {
  const world = await open();
  const ids = [idOf(90), ...IDS.slice(0, 3), idOf(91), ...IDS.slice(3)];
  const ranked = await ask(world, QUESTION, ids);
  expect([ranked[0], ranked[4]]).toEqual([idOf(90), idOf(91)]);
  expect(ranked).not.toEqual(ids);
});

test("what the index ranks beyond the best few hundred stays there", async () => {
  const world = await open();
  const others = Array.from({ length: 300 }, (_, n) => idOf(1_000 + n));
  const ids = [...IDS.slice(0, 3), ...others, MEANT];
  expect((await ask(world, QUESTION, ids)).at(-1)).toBe(MEANT);
});

test.each([
  ["there are no papers", QUESTION, []],
  ["there is one", QUESTION, [MEANT]],
  ["no paper has a vector", QUESTION, [idOf(90), idOf(91)]],
  ["nothing was typed", " \n ", IDS],
])("nobody is asked when %s", async (_, text, ids) => {
  const world = await open();
  const asked = requestsOf(world, async () => expect(await ask(world, text, ids)).toEqual(ids));
  expect(await asked).toBe(0);
});

test("before any paper has a vector the index's order stays", async () => {
  const world = await openWorld(PAPERS);
  expect(await ask(world)).toEqual(IDS);
  await world.close();
  expect(world.endpoint.requests).toEqual([]);
});

test("the same words are asked for once: at a time, and later", async () => {
  const world = await open();
  const asked = requestsOf(world, async () => {
    await Promise.all([ask(world), ask(world)]);
    await ask(world, `  ${QUESTION.replaceAll(" ", "\n ")} `);
  });
  expect(await asked).toBe(1);
});

test("only the latest five hundred questions are remembered", async () => {
  const world = await open();
  for (let n = 0; n <= 500; n++) await world.meaning.rerank(`question ${n}`, IDS, scoresOf(IDS));
  expect(await requestsOf(world, () => ask(world, "question 500"))).toBe(0);
  expect(await requestsOf(world, () => ask(world, "question 1"))).toBe(0);
  expect(await requestsOf(world, () => ask(world, "question 0"))).toBe(1);
});

test("an endless question is cut", async () => {
  const world = await open();
  await ask(world, "word ".repeat(10_000));
  expect(world.endpoint.texts().at(-1)?.length).toBeLessThanOrEqual(1_000);
});

test("an answer that comes too late is not waited for, and is there for the next who asks", async () => {
  const world = await open();
  world.endpoint.behave(async (texts, response) => {
    await world.clock.sleep(3_000);
    return answers()(texts, response);
  });
  const begun = world.clock.now();
  expect(await ask(world)).toEqual(IDS);
  expect(world.clock.now() - begun).toBe(1_000);
  expect(world.told).toEqual([expect.stringMatching(/^warn: .*too late for who searches/)]);
  await world.clock.advance(3_000);
  expect(await requestsOf(world, async () => expect(await ask(world)).not.toEqual(IDS))).toBe(0);
});

test("who searches after an answer came too late does not wait, until another try is due", async () => {
  const world = await open();
  world.endpoint.behave(hangs);
  await ask(world);
  world.endpoint.behave();
  expect(await requestsOf(world, () => ask(world, "other words"))).toBe(0);
  await world.clock.advance(30_000);
  expect(await requestsOf(world, () => ask(world, "other words"))).toBe(1);
  expect(world.told.at(-1)).toBe("info: Embeddings work again.");
});

const cut: Behaviour = (_, response) => void response.socket?.destroy();
test.each<[string, Behaviour]>([
  ["down", says(500)],
  ["cutting connections", cut],
  ["hanging", hangs],
  ["limited", says(429, "", { "retry-after": "600" })],
  [
    "refusing, and repeating what it was asked",
    (texts, response) => says(400, texts.join())(texts, response),
  ],
  ["answering with text", (texts, response) => says(200, texts.join())(texts, response)],
  ["answering with too little", says(200, '{"data":[]}')],
  ["of another dimension", answers(32)],
])(
  "with an endpoint that is %s the index's order stays, told once and without what was typed",
  async (_, fault) => {
    const world = await open();
    world.endpoint.behave(fault);
    for (const words of ["secret words", "other secrets", "secret words"]) {
      const begun = world.clock.now();
      expect(await ask(world, words)).toEqual(IDS);
      expect(world.clock.now() - begun).toBeLessThanOrEqual(1_000);
    }
    expect(world.told).toHaveLength(1);
    expect(world.told.join()).not.toContain("secret");
  },
);

test("an endpoint that works again is used again", async () => {
  const world = await open();
  world.endpoint.behave(says(401));
  await ask(world);
  world.endpoint.behave();
  expect(await requestsOf(world, () => ask(world))).toBe(0);
  await world.clock.advance(2 * MINUTE);
  expect(await ask(world)).not.toEqual(IDS);
  expect(world.told.at(-1)).toBe("info: Embeddings work again.");
});

test("a damaged vector costs its paper nothing but its rank, and is made again", async () => {
  const world = await open();
  const spoil = world.database.prepare("UPDATE meaning_vectors SET vector = x'00' WHERE paper = ?");
  spoil.run(MEANT);
  expect((await ask(world))[3]).toBe(MEANT);
  await world.clock.advance(2 * MINUTE);
  expect(new Set(vectorsIn(world.database).values()).size).toBe(1);
  expect((await ask(world)).indexOf(MEANT)).toBeLessThan(3);
});

test("tables that are gone cost nobody an answer", async () => {
  const world = await open();
  world.database.exec("DROP TABLE meaning_vectors");
  expect(await ask(world)).toEqual(IDS);
  expect(world.told).toHaveLength(1);
});

test("who asks while the bot stops gets the index's order, and nothing is told", async () => {
  const world = await open();
  world.endpoint.behave(hangs);
  const asking = world.meaning.rerank(QUESTION, IDS, scoresOf(IDS));
  await world.clock.advance(0);
  await world.stop();
  expect(await asking).toEqual(IDS);
  expect(world.told).toEqual([]);
});

test("a request carries the model, the texts and the key, and nothing else", async () => {
  const world = await open();
  const keyed = openBot({ ...world, key: "sk-key" });
  await world.clock.runUntil(keyed.meaning.rerank(QUESTION, IDS, scoresOf(IDS)));
  await keyed.stop();
  const last = world.endpoint.requests.at(-1);
  expect(JSON.parse(last?.body ?? "")).toEqual({ model: "toy", input: [QUESTION] });
  expect(last?.headers.authorization).toBe("Bearer sk-key");
  expect(world.endpoint.requests[0]?.headers.authorization).toBeUndefined();
});

test("an address may end in a slash and carry parameters, but no password", async () => {
  const world = await open();
  const at = (path: string) =>
    openBot({ ...world, endpoint: { url: new URL(path, world.endpoint.url) } });
  const slashed = at("/v1/?api-version=2");
  await world.clock.runUntil(slashed.meaning.rerank(QUESTION, IDS, scoresOf(IDS)));
  await slashed.stop();
  expect(world.endpoint.requests.at(-1)?.url.href).toMatch(/\/v1\/embeddings\?api-version=2$/);
  const url = new URL(world.endpoint.url);
  url.password = "hunter2";
  expect(() => openBot({ ...world, endpoint: { url } })).toThrow(
    /EMBEDDINGS_URL must hold no password/,
  );
});

test("without an endpoint the index's order stays", async () => {
  expect(await withoutMeaning.rerank(QUESTION, IDS, scoresOf(IDS))).toEqual(IDS);
  expect(await withoutMeaning.nearest(paperOf(1), IDS, scoresOf(IDS))).toEqual(IDS);
});
