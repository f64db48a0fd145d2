import { expect, test } from "vitest";
import { createComposer } from "../../src/digest/composer.ts";
import type { Verdict } from "../../src/sources/source.ts";
import { HOUR } from "../../src/time/durations.ts";
import { seenOf } from "../fakes/seen.ts";
import { candidateDeps, id, MEMORY, NOW, on, paper, YESTERDAY } from "./world.ts";

const papers = [paper(1, "robots"), paper(2, "robots")];
const subscriptions = [on("robots")];

test("channels that get the same get one object", () => {
  const composer = createComposer({
    ...candidateDeps({ papers, subscriptions }),
    sources: () => [],
  });
  const one = composer.compose({ subscriptions }, MEMORY, NOW);
  const otherChannel = { subscriptions: [on("robots", { id: "other", by: "test:2" })] };
  const seenElse = { seen: seenOf({ [id(77)]: { at: 0 } }), lastDigestAt: YESTERDAY + 20 };
  expect(composer.compose(otherChannel, seenElse, NOW + 20)).toBe(one);
  const seen = seenOf({ [id(1)]: { at: 0 } });
  expect(composer.compose({ subscriptions }, { ...MEMORY, seen }, NOW).papers).toEqual([id(2)]);
});

test("channels that get something else get another object, also by the same counts", () => {
  const voted = papers.map((each) => ({ ...each, votes: 9 }));
  const deps = { ...candidateDeps({ papers: voted, subscriptions }), sources: () => [] };
  const composer = createComposer(deps);
  const after = (n: number) => ({ ...MEMORY, seen: seenOf({ [id(n)]: { at: 0 } }) });
  expect(composer.compose({ subscriptions }, after(1), NOW).papers).toEqual([id(2)]);
  expect(composer.compose({ subscriptions }, after(2), NOW).papers).toEqual([id(1)]);
  const asked = [on("robots"), on("Robots"), on("robots", { minVotes: 1 })];
  for (const own of asked) {
    const { sections } = composer.compose({ subscriptions: [own] }, MEMORY, NOW);
    expect([sections[0]?.topic, sections[0]?.minVotes]).toEqual([own.topic, own.minVotes ?? 0]);
  }
});

test("a digest that is asked for again and again stays one object beside many others", () => {
  const deps = { ...candidateDeps({ papers, subscriptions }), sources: () => [] };
  const composer = createComposer(deps);
  const one = composer.compose({ subscriptions }, MEMORY, NOW);
  for (let minVotes = 1; minVotes <= 2_000; minVotes++) {
    composer.compose({ subscriptions: [on("robots", { minVotes })] }, MEMORY, NOW);
    if (minVotes % 400 === 0) {
      expect(composer.compose({ subscriptions }, MEMORY, NOW)).toBe(one);
    }
  }
});

test("a paper that comes in is in the next digest, also at the same moment", () => {
  let version = 1;
  let known = papers.slice(0, 1);
  const deps = () => candidateDeps({ papers: known, subscriptions });
  const composer = createComposer({
    matches: {
      of: (key) => deps().matches.of(key),
      papers: () => deps().matches.papers(),
      version: () => version,
    },
    catalogue: {
      get: (ids) => deps().catalogue.get(ids),
      sightings: () => new Map(),
      firstSeen: (ids) => deps().catalogue.firstSeen(ids),
      news: () => [],
    },
    trending: () => [],
    sources: () => [],
  });
  expect(composer.compose({ subscriptions }, MEMORY, NOW).papers).toEqual([id(1)]);
  known = papers;
  version += 1;
  expect(composer.compose({ subscriptions }, MEMORY, NOW).papers).toHaveLength(2);
});

test("numbers are never older than five minutes", () => {
  const deps = { ...candidateDeps({ papers, subscriptions }), sources: () => [] };
  const composer = createComposer(deps);
  const at = (moment: number) => composer.compose({ subscriptions }, MEMORY, moment).asOf;
  expect(at(NOW)).toBe(NOW);
  expect(at(NOW + 60_000)).toBe(NOW);
  expect(at(NOW + 5 * 60_000)).toBe(NOW + 5 * 60_000);
  expect(at(NOW - HOUR)).toBe(NOW - HOUR);
});

test("what a source says is said as it is now", () => {
  let verdict: Verdict = { status: "fresh", at: NOW };
  const deps = candidateDeps({ papers: [], subscriptions });
  const composer = createComposer({ ...deps, sources: () => [{ title: "arXiv", verdict }] });
  expect(composer.compose({ subscriptions }, MEMORY, NOW).empty?.kind).toBe("nothing-new");
  verdict = { status: "down", at: NOW, reason: "arXiv could not be reached." };
  expect(composer.compose({ subscriptions }, MEMORY, NOW).empty?.kind).toBe("could-not-look");
});
