import { describe, expect, test } from "vitest";
import {
  addSubscription,
  checkPerson,
  editSubscription,
  newChannel,
  pause,
  removeSubscription,
  resume,
  setOnEmpty,
  setSchedule,
} from "../../src/channels/change-channel.ts";
import type { Channel, Subscription } from "../../src/channels/channel.ts";
import { LIMITS } from "../../src/channels/limits.ts";
import { UserError } from "../../src/errors.ts";

const schedule = { days: [1, 2], time: "09:00", zone: "UTC" } as const;
const empty = newChannel("chat:1", schedule, 0);

function on(text: string, more: Partial<Subscription> = {}): Subscription {
  return { id: text, topic: { kind: "query", text }, limit: 5, by: "chat:7", since: 1, ...more };
}

function withTopics(...texts: string[]): Channel {
  return texts.reduce((channel, text) => addSubscription(channel, on(text)), empty);
}

describe("subscribing", () => {
  test("adds a topic at the end and changes nothing else", () => {
    const channel = addSubscription(withTopics("robots"), on("drones"));
    expect(channel).toEqual({ ...empty, subscriptions: [on("robots"), on("drones")] });
  });

  test("refuses a topic that is there already, however it is typed", () => {
    const channel = withTopics("robot arms");
    expect(() => addSubscription(channel, on("Arms  ROBOTS", { id: "b" }))).toThrow(UserError);
  });

  test("refuses trending twice", () => {
    const trending = on("", { id: "t", topic: { kind: "trending" } });
    const channel = addSubscription(empty, trending);
    expect(() => addSubscription(channel, { ...trending, id: "u" })).toThrow("already");
  });

  test.each(["", "  ", '""', "..."])("refuses %j, which says nothing", (text) => {
    expect(() => addSubscription(empty, on(text, { id: "x" }))).toThrow("something to look for");
  });

  test("stops at the limit of topics", () => {
    const texts = Array.from({ length: LIMITS.topicsPerChannel }, (_, n) => `topic${n}`);
    const channel = withTopics(...texts);
    expect(() => addSubscription(channel, on("another"))).toThrow("25 topics");
  });

  test.each([
    { limit: 0 },
    { limit: 21 },
    { limit: 2.5 },
    { limit: Number.NaN },
    { minVotes: -1 },
    { minVotes: 1e9 },
  ])("refuses %j", (more) => {
    expect(() => addSubscription(empty, on("robots", more))).toThrow(UserError);
  });
});

describe("one person", () => {
  test("can add so many topics over all channels", () => {
    const texts = Array.from({ length: 25 }, (_, n) => `topic${n}`);
    const channels = Array.from({ length: 4 }, () => withTopics(...texts));
    expect(() => checkPerson(channels, "chat:7")).toThrow("100 topics");
    expect(() => checkPerson(channels.slice(1), "chat:7")).not.toThrow();
    expect(() => checkPerson(channels, "chat:8")).not.toThrow();
  });
});

describe("a subscription", () => {
  test("is removed by its id", () => {
    expect(removeSubscription(withTopics("robots", "drones"), "robots")).toEqual(
      withTopics("drones"),
    );
  });

  test("of another channel is as if it were not there", () => {
    expect(() => removeSubscription(empty, "robots")).toThrow("no such topic");
    expect(() => editSubscription(empty, "robots", { limit: 1 }, 9)).toThrow("no such topic");
  });

  test("is edited in its place; with the same topic it stays as old as it was", () => {
    const channel = withTopics("robots", "drones");
    const edited = editSubscription(channel, "robots", { limit: 9, minVotes: 3 }, 9);
    expect(edited.subscriptions).toEqual([on("robots", { limit: 9, minVotes: 3 }), on("drones")]);
  });

  test("that gets another topic begins anew", () => {
    const topic = { kind: "query", text: "whales" } as const;
    const edited = editSubscription(withTopics("robots"), "robots", { topic }, 9);
    expect(edited.subscriptions).toEqual([on("robots", { topic, since: 9 })]);
  });

  test("loses its threshold with a threshold of 0", () => {
    const channel = addSubscription(empty, on("robots", { minVotes: 3 }));
    expect(editSubscription(channel, "robots", { minVotes: 0 }, 9)).toEqual(withTopics("robots"));
  });

  test("cannot be edited into a topic that is there, or beyond the limits", () => {
    const channel = withTopics("robots", "drones");
    const topic = { kind: "query", text: "Drone" } as const;
    expect(() => editSubscription(channel, "robots", { topic }, 9)).toThrow("already");
    expect(() => editSubscription(channel, "robots", { limit: 99 }, 9)).toThrow(UserError);
    expect(() => editSubscription(channel, "robots", { minVotes: -1 }, 9)).toThrow(UserError);
  });
});

test("schedule, empty digests and pauses are set, and a pause is lifted without a trace", () => {
  const paused = pause(empty, { at: 1, by: "manager", reason: "Holidays." });
  expect(paused.paused?.by).toBe("manager");
  expect(resume(paused)).toEqual(empty);
  expect(setOnEmpty(empty, "nothing").onEmpty).toBe("nothing");
  expect(setSchedule(empty, { ...schedule, time: "17:30" }).schedule.time).toBe("17:30");
});
