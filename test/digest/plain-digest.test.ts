import fc from "fast-check";
import { expect, test } from "vitest";
import type { Subscription } from "../../src/channels/channel.ts";
import { createComposer } from "../../src/digest/composer.ts";
import type { Memory } from "../../src/digest/rules/memory.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { seenOf } from "../fakes/seen.ts";
import { runs } from "../runs.ts";
import { plainDigest, plainOf } from "./plain-digest.ts";
import { candidateDeps, id, NOW, on, onTrending, paper } from "./world.ts";

const WORDS = ["robots", "drones", "whales"];
const TEXTS = [...WORDS, "robots OR whales", "drones votes:>3", "part"];

const papers = fc.array(
  fc.record({
    about: fc.subarray(WORDS, { minLength: 1 }),
    votes: fc.option(fc.nat(9), { nil: undefined }),
    publishedHours: fc.nat(240),
    matchedHours: fc.nat(60),
    heardHours: fc.nat(120),
    listedHours: fc.option(fc.nat(120), { nil: undefined }),
  }),
  { maxLength: 40 },
);

const subscription: fc.Arbitrary<Subscription> = fc
  .record({
    text: fc.constantFrom("trending", ...TEXTS),
    limit: fc.integer({ min: 1, max: 6 }),
    minVotes: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
    since: fc.constantFrom(0, NOW),
  })
  .map(({ text, limit, minVotes, since }) => {
    const rules = { limit, since, ...(minVotes !== undefined && { minVotes }) };
    return text === "trending" ? onTrending(rules) : on(text, rules);
  });

const memory = fc
  .record({
    posted: fc.array(fc.nat(40)),
    lastDigest: fc.constantFrom(undefined, NOW - DAY, NOW - 3 * DAY),
    restored: fc.constantFrom(undefined, undefined, NOW - 2 * DAY),
  })
  .map(
    ({ posted, lastDigest, restored }): Memory => ({
      seen: seenOf(Object.fromEntries(posted.map((n) => [id(n), { at: 0 }]))),
      ...(lastDigest !== undefined && { lastDigestAt: lastDigest }),
      ...(restored !== undefined && { restoredAt: restored }),
    }),
  );

const channel = fc.record({
  subscriptions: fc.uniqueArray(subscription, { maxLength: 5, selector: ({ id }) => id }),
  memory,
});

test("for every channel, one after the other, a digest is what the rules tell when every paper is looked at", () => {
  const channels = fc.array(channel, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(papers, channels, (made, asking) => {
      const world = {
        papers: made.map(({ about, votes, publishedHours, listedHours }, n) =>
          paper(n, about.join(" and "), {
            publishedAt: NOW - publishedHours * HOUR,
            ...(votes !== undefined && { votes }),
            ...(listedHours !== undefined && { listedAt: NOW - listedHours * HOUR }),
          }),
        ),
        subscriptions: TEXTS.map((text) => on(text)),
        matchedAt: Object.fromEntries(
          made.map(({ matchedHours }, n) => [id(n), NOW - matchedHours * HOUR]),
        ),
        heardAt: Object.fromEntries(
          made.map(({ heardHours }, n) => [id(n), NOW - heardHours * HOUR]),
        ),
      };
      const deps = candidateDeps(world);
      const composer = createComposer({ ...deps, sources: () => [] });
      for (const { subscriptions, memory } of [...asking, ...asking]) {
        const digest = composer.compose({ subscriptions }, memory, NOW);
        expect(plainOf(digest)).toEqual(plainDigest(deps, subscriptions, memory));
      }
    }),
    { numRuns: runs(60) },
  );
});
