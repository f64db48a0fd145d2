import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newChannel } from "../../src/channels/change-channel.ts";
import type { Channel } from "../../src/channels/channel.ts";
import { createFollowedTopics } from "../../src/channels/followed-topics.ts";
import { meaningOf } from "../../src/channels/topic.ts";

const TEXTS = ["diffusion", "robots", "cat:cs.RO", "DIFFUSION", "trending"];

function channelOf(texts: readonly string[]): Channel {
  const schedule = { days: [1], time: "09:00", zone: "UTC" } as const;
  const subscriptions = texts.map((text, n) => ({
    id: String(n),
    topic:
      text === "trending" ? ({ kind: "trending" } as const) : ({ kind: "query", text } as const),
    limit: 5,
    by: "test:me",
    since: 0,
  }));
  return { ...newChannel("test:room", schedule, 0), subscriptions };
}

describe("followed topics", () => {
  it("say when a query appears or goes, and not when another follows the same", () => {
    const topics = createFollowedTopics();
    const { key } = meaningOf({ kind: "query", text: "diffusion" });
    const come = topics.update("test:a", channelOf(["diffusion"]));
    expect([...(come?.come.keys() ?? []), ...(come?.gone ?? [])]).toEqual([key]);
    expect(topics.update("test:b", channelOf(["DIFFUSION"]))).toBeUndefined();
    expect(topics.update("test:a", undefined)).toBeUndefined();
    const gone = topics.update("test:b", channelOf(["trending"]));
    expect([...(gone?.gone ?? [])]).toEqual([key]);
    expect(gone?.come.size).toBe(0);
    expect(topics.queries().size).toBe(0);
  });

  it("are, for every history of changes, the queries of the channels as they are", () => {
    const change = fc.tuple(
      fc.constantFrom("test:a" as const, "test:b" as const, "test:c" as const),
      fc.option(fc.uniqueArray(fc.constantFrom(...TEXTS)), { nil: undefined }),
    );
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const topics = createFollowedTopics();
        const channels = new Map<string, Channel | undefined>();
        for (const [place, texts] of changes) {
          const channel = texts && channelOf(texts);
          channels.set(place, channel);
          topics.update(place, channel);
        }
        const followed = [...channels.values()].flatMap((channel) =>
          (channel?.subscriptions ?? []).flatMap(({ topic }) => {
            const { key, query } = meaningOf(topic);
            return query ? [key] : [];
          }),
        );
        expect([...topics.queries().keys()].sort()).toEqual([...new Set(followed)].sort());
      }),
    );
  });
});
