import { expect, test } from "vitest";
import type { PostPace } from "../../src/chat/adapter.ts";
import type { Place } from "../../src/chat/place.ts";
import { createPace } from "../../src/delivery/posting/pace.ts";

function at(pace: PostPace) {
  const clock = { now: 1_000_000 };
  return {
    clock,
    pace: createPace(
      () => clock.now,
      () => pace,
    ),
  };
}

/** Lets every place post once as soon as it may; answers when each did, from the start. */
function runAll(subject: ReturnType<typeof at>, places: readonly Place[]): Map<Place, number> {
  const { clock, pace } = subject;
  const start = clock.now;
  const posted = new Map<Place, number>();
  const wakes = new Map(places.map((place) => [place, clock.now]));
  while (wakes.size > 0) {
    clock.now = Math.max(clock.now, Math.min(...wakes.values()));
    for (const [place, wake] of [...wakes]) {
      if (wake > clock.now) continue;
      const wait = pace.waitMs(place);
      if (wait > 0) wakes.set(place, clock.now + wait);
      else {
        posted.set(place, clock.now - start);
        wakes.delete(place);
      }
    }
  }
  return posted;
}

const places = (count: number, servers: number) =>
  Array.from({ length: count }, (_, n): Place => `discord:G${n % servers}/C${n}`);

test("posts to a platform are even distances apart, in the order they asked", () => {
  const posted = runAll(at({ platform: { posts: 50, perMs: 1_000 } }), places(5, 5));
  expect([...posted.values()]).toEqual([0, 20, 40, 60, 80]);
});

test("a slow server does not slow down the others", () => {
  const subject = at({
    platform: { posts: 100, perMs: 1_000 },
    server: { posts: 1, perMs: 1_000 },
  });
  const slow = Array.from({ length: 20 }, (_, n): Place => `discord:G0/C${n}`);
  const others = Array.from({ length: 20 }, (_, n): Place => `discord:G${n + 1}/C`);
  const posted = runAll(subject, [...slow, ...others]);
  expect(Math.max(...others.map((place) => posted.get(place) ?? Number.NaN))).toBeLessThan(300);
  expect(Math.max(...slow.map((place) => posted.get(place) ?? Number.NaN))).toBeLessThan(20_000);
});

test("holds 95 % of a platform's rate with many servers that have limits of their own", () => {
  const subject = at({ platform: { posts: 50, perMs: 1_000 }, server: { posts: 5, perMs: 1_000 } });
  const posted = runAll(subject, places(2_000, 100));
  expect(Math.max(...posted.values())).toBeLessThan(40_000 / 0.95);
});

test("a refused scope lets nobody pass until it reopens, then at a distance; others go on", () => {
  const subject = at({});
  const { pace, clock } = subject;
  pace.close("discord:G0/C0", "server", 60_000);
  const posted = runAll(subject, ["discord:G0/C1", "discord:G0/C2", "discord:G1/C1"]);
  expect(Object.fromEntries(posted)).toEqual({
    "discord:G1/C1": 0,
    "discord:G0/C1": 60_000,
    "discord:G0/C2": 60_050,
  });
  clock.now += 11 * 60_000;
  expect(pace.waitMs("discord:G0/C3")).toBe(0);
  expect(pace.waitMs("discord:G0/C4")).toBe(0);
});

test("whoever had a turn when their scope is refused queues again", () => {
  const { pace, clock } = at({ platform: { posts: 1, perMs: 1_000 } });
  const [one, two, three] = ["discord:G/1", "discord:G/2", "discord:G/3"] as const;
  expect([one, two, three].map((place) => pace.waitMs(place))).toEqual([0, 1_000, 2_000]);
  pace.close(one, "platform", 5_000);
  clock.now += 1_000;
  expect(pace.waitMs(two)).toBe(4_000);
  expect(pace.waitMs(three)).toBe(4_000);
  clock.now += 4_000;
  expect(pace.waitMs(three)).toBe(0);
  expect(pace.waitMs(two)).toBe(1_250);
});

test("those who come late on their turn do not all ask at each opening", () => {
  const { clock, pace } = at({ platform: { posts: 50, perMs: 1_000 } });
  const wakes = new Map(places(1_000, 10).map((place) => [place, clock.now]));
  let asked = 0;
  while (wakes.size > 0) {
    clock.now = Math.max(clock.now, Math.min(...wakes.values()));
    for (const [place, wake] of [...wakes]) {
      if (wake > clock.now) continue;
      asked++;
      const wait = pace.waitMs(place);
      if (wait > 0) wakes.set(place, clock.now + wait);
      else wakes.delete(place);
    }
    // Held up by something else once all stand in line.
    if (asked === 1_000) clock.now += 60_000;
  }
  expect(asked).toBeLessThan(5_000);
});

test("however often a platform whose rate is known refuses, half of that rate goes on", () => {
  const subject = at({ platform: { posts: 50, perMs: 1_000 } });
  for (let n = 0; n < 20; n++) subject.pace.close("discord:G/C", "platform", 1_000);
  const posted = runAll(subject, places(1_000, 10));
  expect(Math.max(...posted.values())).toBeLessThan(1_000 + 1_000 * 40);
});

test("an address without a server is a server of its own", () => {
  const { pace } = at({ server: { posts: 1, perMs: 1_000 } });
  expect(pace.waitMs("console:local")).toBe(0);
  expect(pace.waitMs("console:other")).toBe(0);
  expect(pace.waitMs("console:local")).toBe(1_000);
});

test("forgets buckets that hold nothing", () => {
  const { pace, clock } = at({ channel: { posts: 1, perMs: 1_000 } });
  for (let n = 0; n < 5_000; n++) {
    clock.now += 2_000;
    expect(pace.waitMs(`discord:G${n}/C`)).toBe(0);
  }
});

test("forgets the turns of places that never came back to take them", () => {
  const { pace, clock } = at({ platform: { posts: 1, perMs: 1_000 } });
  const [gone = "discord:G0/C0", ...others] = places(1_001, 10);
  for (const place of [gone, ...others]) pace.waitMs(place);
  clock.now += 60 * 60_000;
  expect(pace.waitMs("discord:G/one")).toBe(0);
  expect(pace.waitMs("discord:G/other")).toBe(1_000);
  expect(pace.waitMs(others[0] ?? gone)).toBe(2_000);
});
