import { afterAll, describe, expect, it } from "vitest";
import type { Place } from "../../src/chat/place.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { DAY, HOUR, MINUTE } from "../../src/time/durations.ts";
import {
  createChatPlatform,
  type Fault,
  type PlatformTraits,
} from "../fakes/chat/chat-platform.ts";
import { brokenPromises } from "./broken-promises.ts";
import { type Crash, createCrashCounter } from "./crash.ts";
import {
  composeWithThread,
  createWorld,
  follows,
  NINE,
  openDocuments,
  papersOf,
  prepareChannels,
  START,
  startProcess,
  type World,
} from "./world.ts";

const places: readonly Place[] = ["discord:G1/C1", "discord:G1/C2", "slack:T1/C1"];

/** What happens besides the crashes. */
interface Circumstances {
  readonly restartMs: number;
  readonly uncertain: "resend" | "hold";
  readonly faults?: readonly (Fault | undefined)[];
  readonly platforms?: readonly PlatformTraits[];
  readonly places?: readonly Place[];
  /** Every part appears as a line that is then filled. */
  readonly inTwoSteps?: true;
  /** Details stand in a thread. */
  readonly threads?: true;
}

const DETAILS = { kind: "note", text: "What they say" } as const;

const discord = {
  name: "discord",
  nonceMs: 3 * MINUTE,
  canFind: true,
  itemsPerMessage: 2,
  latencyMs: 50,
  limits: { platform: { posts: 50, perMs: 1_000 }, channel: { posts: 5, perMs: 5_000 } },
} as const;

const slack = {
  name: "slack",
  itemsPerMessage: 2,
  latencyMs: 50,
  limits: { channel: { posts: 1, perMs: 1_000 } },
} as const;

/** A mail server has no limits of its own here, and a mail holds a whole digest. */
const email = { name: "email", latencyMs: 50 } as const;

const inTwoSteps = [
  { ...discord, inTwoSteps: true },
  { ...slack, inTwoSteps: true },
] as const;

/** On each platform, for the posts after the first. */
const trouble: readonly (Fault | undefined)[] = [
  undefined,
  { kind: "500 after" },
  { kind: "limited", retryAfterMs: 3_000 },
  { kind: "500 before" },
];

const circumstances = {
  "restarts at once": { restartMs: 7_000, uncertain: "resend" },
  "restarts when Discord has forgotten its nonce": { restartMs: 20 * MINUTE, uncertain: "hold" },
  "meets trouble on the platforms too": { restartMs: 7_000, uncertain: "resend", faults: trouble },
  "posts in two steps": {
    restartMs: 7_000,
    uncertain: "resend",
    inTwoSteps: true,
    platforms: inTwoSteps,
  },
  "posts in two steps, in trouble, and with details in threads": {
    restartMs: 20 * MINUTE,
    uncertain: "hold",
    inTwoSteps: true,
    platforms: inTwoSteps,
    faults: trouble,
    threads: true,
    places: ["discord:G1/C1", "slack:T1/C1"],
  },
  "sends mails, in trouble": {
    restartMs: 7_000,
    uncertain: "resend",
    platforms: [email],
    places: ["email:ann", "email:bob"],
    faults: trouble,
  },
  "sends mails, and holds back what may have come": {
    restartMs: 7_000,
    uncertain: "hold",
    platforms: [email],
    places: ["email:ann", "email:bob"],
  },
  "has details to put into threads": { restartMs: 7_000, uncertain: "resend", threads: true },
} as const satisfies Readonly<Record<string, Circumstances>>;

const database = openDatabase({ dataDir: ":memory:" });
const documents = openDocuments(database);
afterAll(() => database.close());

function newWorld({ faults = [], platforms = [discord, slack] }: Circumstances): World {
  const world = createWorld({
    database,
    documents,
    platforms: (clock) => platforms.map((traits) => createChatPlatform(traits, clock)),
    papers: [...papersOf(1, 5, START - HOUR), ...papersOf(2, 5, START + 20 * HOUR)],
  });
  for (const platform of world.platforms) {
    platform.script(...faults);
    platform.scriptEdits(...faults);
  }
  return world;
}

/** Two days of three channels, each digest in three parts; a process that dies is followed by another. */
async function live(course: Circumstances, crashes: readonly Crash[]) {
  const world = newWorld(course);
  const { clock } = world;
  await prepareChannels(
    world,
    (course.places ?? places).map((place) => follows(place)),
  );
  const counter = createCrashCounter(crashes, (sent) => void clock.sleep(2_000).then(sent));
  const start = (): void => {
    const mortal = counter.newProcess(() => void clock.sleep(course.restartMs).then(start));
    const compose = course.threads && composeWithThread(world.papers, DETAILS);
    const { uncertain } = course;
    const options = { mortal, tickMs: HOUR, uncertain, ...(compose && { compose }) };
    void startProcess(world, options);
  };
  start();
  await clock.advance(DAY + 13 * HOUR);
  return { world, operations: counter.operations };
}

async function wrongWith(course: Circumstances, crashes: readonly Crash[]): Promise<string[]> {
  const { world } = await live(course, crashes);
  const wrong = await brokenPromises(world, {
    places: course.places ?? places,
    slots: [NINE, NINE + DAY],
    mostTimes: course.inTwoSteps ? 1 : 1 + crashes.length + (course.faults ? 1 : 0),
  });
  return wrong.map((what) => `${JSON.stringify(crashes)} ${what}`);
}

/** Every way to die at one of these operations, of which only a POST or an edit can land after its process has died. */
function crashesAt(operations: readonly string[]): Crash[] {
  return operations.flatMap((name, index) => {
    const at = index + 1;
    const dying: Crash[] = [
      { at, moment: "before" },
      { at, moment: "after" },
    ];
    return name === "post" || name === "edit" ? [...dying, { at, moment: "lands late" }] : dying;
  });
}

/** The same numbers for the same seed; a linear congruential generator (Numerical Recipes). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe("a bot that dies at a store or network operation", () => {
  it("does as many operations in two days as the sweep below is worth", async () => {
    const { operations } = await live(circumstances["restarts at once"], []);
    expect(operations.length).toBeGreaterThan(100);
    expect(new Set(operations)).toEqual(
      new Set(["ledger heads", "ledger get", "ledger put", "message set", "message get", "post"]),
    );
  });

  it("is caught when a digest is shown twice: here by a platform that forgets its nonces", async () => {
    const platforms = [{ ...discord, forgetsNonces: true }, slack];
    const course = { ...circumstances["restarts at once"], platforms };
    const { operations } = await live(course, []);
    const at = operations.indexOf("post") + 1;
    const wrong = await wrongWith(course, [{ at, moment: "after" }]);
    expect(wrong.join()).toContain("is shown 2 times");
  });

  for (const [when, course] of Object.entries(circumstances)) {
    it(`keeps every promise, whichever operation it is, and ${when}`, {
      timeout: 300_000,
    }, async () => {
      const { operations } = await live(course, []);
      const wrong: string[] = [];
      for (const crash of crashesAt(operations)) wrong.push(...(await wrongWith(course, [crash])));
      expect(wrong).toEqual([]);
    });
  }

  it("keeps every promise when it dies twice", { timeout: 300_000 }, async () => {
    const course = circumstances["meets trouble on the platforms too"];
    const wrong = await wrongWhenItDiesTwice(course);
    expect(wrong).toEqual([]);
  });

  it("keeps every promise when it dies twice between a line and its edit", {
    timeout: 300_000,
  }, async () => {
    const course = circumstances["posts in two steps, in trouble, and with details in threads"];
    expect(await wrongWhenItDiesTwice(course)).toEqual([]);
  });
});

async function wrongWhenItDiesTwice(course: Circumstances): Promise<string[]> {
  const { operations } = await live(course, []);
  const crashes = crashesAt(operations);
  const random = seeded(2026);
  const wrong: string[] = [];
  for (let run = 0; run < 100; run++) {
    const first = crashes[random(crashes.length)];
    const second = crashes[random(40)];
    if (!first || !second) continue;
    const again = { ...second, at: first.at + second.at };
    wrong.push(...(await wrongWith(course, [first, again])));
  }
  return wrong;
}
