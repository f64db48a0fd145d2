import fc from "fast-check";
import { expect, test } from "vitest";
import { createCatalogue } from "../../src/catalogue/sqlite-catalogue.ts";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper, Sighting } from "../../src/paper/paper.ts";
import type { Window } from "../../src/sources/source.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { listTrending } from "../../src/trending/list-trending.ts";
import { rankTrending } from "../../src/trending/rank.ts";
import { windowMs } from "../../src/trending/score.ts";
import { idOf, paperOf } from "../catalogue/paper-of.ts";
import { runs } from "../runs.ts";

const START = Date.UTC(2026, 0, 1);
const WINDOWS: readonly Window[] = ["day", "week", "month"];

interface Look {
  readonly source: string;
  readonly at: number;
  readonly papers: readonly Paper[];
}

const count = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 6 });
const said = fc
  .record({ n: fc.integer({ min: 1, max: 3 }), votes: count, stars: count })
  .map(({ n, votes, stars }) =>
    paperOf(n, { ...(votes !== undefined && { votes }), ...(stars !== undefined && { stars }) }),
  );
const step = fc.record({
  source: fc.constantFrom("huggingface", "arxiv"),
  /** Since the look before. */
  afterMs: fc.oneof(
    fc.integer({ min: 1, max: 9 }).map((hours) => hours * HOUR),
    fc.integer({ min: 1, max: 45 }).map((days) => days * DAY),
  ),
  papers: fc.uniqueArray(said, { selector: ({ id }) => id, maxLength: 3 }),
  tidied: fc.boolean(),
});

test("for every course of looks, what trends in every window is what it would be had every look been kept", async () => {
  const property = fc.asyncProperty(
    fc.array(step, { maxLength: 40 }),
    fc.integer({ min: 0, max: 40 * 24 }),
    async (steps, laterHours) => {
      const catalogue = createCatalogue(openDatabase({ dataDir: ":memory:" }));
      const looks: Look[] = [];
      let at = START;
      for (const { source, afterMs, papers, tidied } of steps) {
        at += afterMs;
        looks.push({ source, at, papers });
        catalogue.upsert(source, at, papers);
        if (tidied) await catalogue.tidy();
      }
      const asOf = (catalogue.lastSeen() ?? START) + laterHours * HOUR;
      for (const window of WINDOWS) {
        const order = () => undefined;
        const expected = expectedList(looks, catalogue.get([1, 2, 3].map(idOf)), { window, asOf });
        expect(listTrending({ catalogue, order }, { window, asOf })).toEqual(expected);
      }
    },
  );
  await fc.assert(property, { numRuns: runs(100) });
});

function expectedList(
  looks: readonly Look[],
  papers: readonly Paper[],
  { window, asOf }: { readonly window: Window; readonly asOf: number },
) {
  const start = asOf - windowMs(window);
  const lastSeen = (id: PaperId) =>
    looks.findLast((look) => look.papers.some((paper) => paper.id === id))?.at ?? 0;
  const voted = papers
    .filter(({ id, votes }) => votes !== undefined && lastSeen(id) >= start)
    .sort((one, other) => lastSeen(one.id) - lastSeen(other.id));
  const sightings = new Map(papers.map(({ id }) => [id, sightingsOf(id, looks, start)]));
  return rankTrending({ window, asOf, papers: voted, sightings });
}

/** Every look, from the last one before the window began. */
function sightingsOf(paper: PaperId, looks: readonly Look[], start: number): Sighting[] {
  const all = looks.flatMap(({ source, at, papers }): Sighting[] => {
    const found = papers.find(({ id }) => id === paper);
    if (!found) return [];
    const { votes, stars } = found;
    return [
      {
        paper,
        source,
        at,
        ...(votes !== undefined && { votes }),
        ...(stars !== undefined && { stars }),
      },
    ];
  });
  const isLead = (one: Sighting) =>
    !all.some(({ source, at }) => source === one.source && at > one.at && at < start);
  return all.filter((one) => one.at >= start || isLead(one));
}
