import { expect, test } from "vitest";
import { createComposer } from "../../src/digest/composer.ts";
import type { Verdict } from "../../src/sources/source.ts";
import { candidateDeps, HOUR, id, MEMORY, NOW, on, paper, YESTERDAY } from "./world.ts";

const papers = [paper(1, "robots"), paper(2, "robots")];
const subscriptions = [on("robots")];

test("channels that get the same get one object", () => {
  const composer = createComposer({
    ...candidateDeps({ papers, subscriptions }),
    sources: () => [],
  });
  const one = composer.compose({ subscriptions }, MEMORY, NOW);
  const otherChannel = { subscriptions: [on("robots", { id: "other", by: "test:2" })] };
  const seenElse = { seen: { [id(77)]: { at: 0 } }, lastDigestAt: YESTERDAY + 20 };
  expect(composer.compose(otherChannel, seenElse, NOW + 20)).toBe(one);
  const seen = { [id(1)]: { at: 0 } };
  expect(composer.compose({ subscriptions }, { ...MEMORY, seen }, NOW).papers).toEqual([id(2)]);
});

test("a paper that comes in is in the next digest, also at the same moment", () => {
  let version = 1;
  let known = papers.slice(0, 1);
  const deps = () => candidateDeps({ papers: known, subscriptions });
  const composer = createComposer({
    postings: {
      of: (key) => deps().postings.of(key),
      papers: () => deps().postings.papers(),
      version: () => version,
    },
    catalogue: {
      get: (ids) => deps().catalogue.get(ids),
      sightings: () => new Map(),
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
