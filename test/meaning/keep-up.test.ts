import { expect, onTestFinished, test } from "vitest";
import { paperText } from "../../src/meaning/paper-text.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { HOUR, MINUTE } from "../../src/time/durations.ts";
import { paperOf } from "../catalogue/paper-of.ts";
import { answers, DIMENSION, hangs, refusesLonger, says } from "../fakes/embeddings.ts";
import { idsOf, openWorld, START, vectorsIn, type World } from "./world.ts";

function series(count: number, more: Partial<Paper> = {}): Paper[] {
  return Array.from({ length: count }, (_, n) => paperOf(n, more));
}

async function open(papers: readonly Paper[] = []): Promise<World> {
  const world = await openWorld(papers);
  onTestFinished(() => world.close());
  return world;
}

/** What was asked for, without the first greeting. */
function asked(world: World): string[] {
  return world.endpoint.texts().slice(1);
}

test("every paper gets a vector, the newest first, each asked for once", async () => {
  const papers = series(100);
  const world = await open(papers);
  await world.settle();
  expect([...vectorsIn(world.database).keys()]).toEqual(idsOf(papers));
  expect(asked(world)).toEqual(papers.toReversed().map(paperText));
  expect(
    Math.max(...world.endpoint.requests.map(({ body }) => JSON.parse(body).input.length)),
  ).toBe(32);
});

test("papers of one moment are all reached, however many they are", async () => {
  const papers = series(700, { publishedAt: START });
  const world = await open(papers);
  await world.settle();
  expect(vectorsIn(world.database).size).toBe(700);
  expect(asked(world)).toHaveLength(700);
});

test("what is new or rewritten later gets its vector within minutes; new votes change nothing", async () => {
  const world = await open(series(3));
  await world.settle();
  const before = asked(world).length;
  world.catalogue.upsert("huggingface", START + 1, [
    paperOf(0, { votes: 5 }),
    paperOf(1, { abstract: "Rewritten." }),
    paperOf(9),
  ]);
  await world.clock.advance(2 * MINUTE);
  expect(asked(world).slice(before)).toEqual([
    paperText(paperOf(9)),
    paperText(paperOf(1, { abstract: "Rewritten." })),
  ]);
});

test("new papers come before the rest of a long way back", async () => {
  const world = await open(series(600));
  world.endpoint.behave(async (texts, response) => {
    await world.clock.sleep(500);
    return answers()(texts, response);
  });
  await world.settle(2_000);
  world.catalogue.upsert("huggingface", START + 1, [paperOf(900)]);
  await world.clock.advance(HOUR);
  const place = asked(world).indexOf(paperText(paperOf(900)));
  expect(place).toBeGreaterThan(0);
  expect(place).toBeLessThan(300);
  expect(vectorsIn(world.database).size).toBe(601);
});

test("another start goes on where the last one stopped, and asks for nothing twice", async () => {
  const world = await open(series(300));
  world.endpoint.behave(async (texts, response) => {
    await world.clock.sleep(400);
    return answers()(texts, response);
  });
  await world.settle(5_000);
  const first = vectorsIn(world.database).size;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(300);
  world.endpoint.behave();
  const begun = world.endpoint.texts().length;
  const again = await world.restart();
  await again.settle();
  expect(vectorsIn(world.database).size).toBe(300);
  // The greeting, and what was missing.
  expect(world.endpoint.texts().length - begun).toBe(1 + 300 - first);
  await again.stop();
});

test("it stops at once when told, also in the middle of a request and of a pause", async () => {
  const world = await open(series(3));
  world.endpoint.behave(hangs);
  await world.settle(1_000);
  await world.stop();
  const again = await world.restart();
  world.endpoint.behave();
  await again.settle();
  await again.stop();
  expect([...world.told, ...again.told]).toEqual([]);
});

test.each([
  ["down", says(500), "answered with an error (status 500). Until it works"],
  ["hanging", hangs, "did not answer within 60 s. Until it works"],
  ["wrong", says(200, "<html>"), "answered with what is not JSON. Until it works"],
  ["elsewhere", says(404), "Check EMBEDDINGS_URL and EMBEDDINGS_MODEL."],
  ["closed to this key", says(401), "Check EMBEDDINGS_KEY."],
])(
  "an endpoint that is %s is told once, left in peace, and taken up again",
  async (_, fault, said) => {
    const world = await open(series(5));
    world.endpoint.behave(fault);
    await world.settle(2 * HOUR);
    expect(world.told).toEqual([expect.stringContaining(said)]);
    expect(world.endpoint.requests.length).toBeLessThan(50);
    world.endpoint.behave();
    await world.clock.advance(HOUR);
    expect(world.told.slice(1)).toEqual(["info: Embeddings work again."]);
    expect(vectorsIn(world.database).size).toBe(5);
  },
);

test.each([says(500), says(401), says(200, "<html>"), hangs])(
  "an endpoint that fails later on is not blamed on the papers (%#)",
  async (fault) => {
    const world = await open(series(5));
    await world.settle();
    world.endpoint.behave(fault);
    world.catalogue.upsert("huggingface", START + 1, [paperOf(8), paperOf(9)]);
    await world.clock.advance(HOUR);
    world.endpoint.behave();
    await world.clock.advance(HOUR);
    expect([...vectorsIn(world.database).values()]).toEqual(Array(7).fill(DIMENSION));
  },
);

test("an endpoint that asks to wait is left alone for as long", async () => {
  const world = await open(series(5));
  world.endpoint.behave(says(429, "", { "retry-after": "3600" }));
  await world.settle(HOUR - MINUTE);
  expect(world.endpoint.requests).toHaveLength(1);
  world.endpoint.behave();
  await world.clock.advance(2 * MINUTE);
  expect(vectorsIn(world.database).size).toBe(5);
});

test.each([400, 413, 422, 500])(
  "a paper too long for the model (%d) is given to it in brief, and holds up no other",
  async (status) => {
    const long = paperOf(20, { abstract: "Long. ".repeat(300) });
    const papers = [...series(20), long];
    const world = await open(papers);
    world.endpoint.behave(refusesLonger(600, status));
    await world.settle(HOUR);
    expect([...vectorsIn(world.database)]).toEqual(papers.map(({ id }) => [id, DIMENSION]));
    expect(world.told).toEqual([]);
  },
);

test("a paper that is refused even in brief goes without, and is not asked for again", async () => {
  const long = paperOf(3, { abstract: "Long. ".repeat(300) });
  const world = await open([...series(3), long]);
  world.endpoint.behave(refusesLonger(100));
  await world.settle(HOUR);
  expect(vectorsIn(world.database).get(long.id)).toBe(0);
  const requests = world.endpoint.requests.length;
  const again = await world.restart();
  await again.settle(HOUR);
  await again.stop();
  // The greeting alone.
  expect(world.endpoint.requests.length).toBe(requests + 1);
});

test("another model has every vector made anew, and says so", async () => {
  const world = await open(series(5));
  await world.settle();
  const other = await world.restart("other");
  await other.settle();
  await other.stop();
  expect(other.told).toEqual([
    "info: The papers' vectors are of another model; they are made anew.",
  ]);
  expect(world.endpoint.texts()).toHaveLength(2 * (1 + 5));
});

test("a model's name that is a mistake costs no vector", async () => {
  const world = await open(series(5));
  await world.settle();
  world.endpoint.behave(says(404));
  const mistaken = await world.restart("tyo");
  await mistaken.settle(HOUR);
  await mistaken.stop();
  expect(vectorsIn(world.database).size).toBe(5);
});

test("another dimension under the same name has every vector made anew, also while running", async () => {
  const world = await open(series(5));
  await world.settle();
  world.endpoint.behave(answers(32));
  world.catalogue.upsert("huggingface", START + 1, [paperOf(9)]);
  await world.clock.advance(HOUR);
  expect([...vectorsIn(world.database).values()]).toEqual(Array(6).fill(32));
  expect(world.told).toEqual([
    expect.stringContaining("another length than before"),
    "info: The papers' vectors are of another model; they are made anew.",
    "info: Embeddings work again.",
  ]);
});

test("a disk that is full is told once; afterwards it goes on", async () => {
  const world = await open(series(5));
  world.database.exec(`CREATE TRIGGER full BEFORE INSERT ON meaning_vectors
    BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  await world.settle(HOUR);
  expect(world.told).toHaveLength(1);
  world.database.exec("DROP TRIGGER full");
  await world.clock.advance(HOUR);
  expect(vectorsIn(world.database).size).toBe(5);
});

test("a record of the catalogue that is damaged holds up no other", async () => {
  const world = await open(series(300));
  world.database.prepare("UPDATE papers SET doc = '{' WHERE id = ?").run(paperOf(299).id);
  await world.settle();
  expect(vectorsIn(world.database).size).toBe(299);
});
