import { describe, expect, it } from "vitest";
import { newChannel, pause } from "../../src/channels/change-channel.ts";
import { openChannelStore } from "../../src/channels/channel-store.ts";
import type { Place } from "../../src/chat/place.ts";
import { createPresence, type PresenceEvent } from "../../src/subscriptions/presence.ts";
import { DAY } from "../../src/time/durations.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const HERE: readonly Place[] = ["discord:1/10", "discord:1/11"];
const ELSEWHERE: readonly Place[] = ["discord:12/1", "discord:@me/5", "slack:1/10"];
const schedule = { days: [1], time: "09:00", zone: "UTC" } as const;

async function start(
  strays: readonly Place[] = [],
  recorded: readonly Place[] = [],
  isAlone = true,
) {
  const clock = createVirtualClock(Date.UTC(2026, 10, 23));
  const documents = createMemoryDocuments(clock);
  const aside = createMemoryDocuments(clock);
  const channels = await openChannelStore({ documents, aside, onCorrupt: () => {} });
  for (const place of [...HERE, ...ELSEWHERE])
    await channels.put(newChannel(place, schedule, clock.now()));
  const forgotten: Place[] = [];
  const unlisted: Place[] = [];
  const events: PresenceEvent[] = [];
  const presence = createPresence({
    channels,
    clock,
    tell: (event) => void events.push(event),
    delivery: { forget: async (place) => void forgotten.push(place) },
    recorded: async () => recorded,
    strayAmong: async (places) => places.filter((place) => !channels.get(place)),
    isAlone,
    enrolment: {
      places: () => [...HERE, ...strays],
      forget: async (place) => void unlisted.push(place),
    },
  });
  const away = () =>
    [...channels.all()].filter((channel) => channel.removedAt).map(({ place }) => place);
  return { clock, channels, presence, forgotten, unlisted, events, away };
}

describe("a bot that is removed from a server", () => {
  it("marks what is in that server, and nothing else", async () => {
    const { presence, away, events } = await start();
    await presence.hear({ kind: "left", within: "discord:1" });
    expect(away()).toEqual(HERE);
    expect(events).toEqual([{ kind: "removed", places: HERE }]);
  });

  it("goes on where it left off when it is added again", async () => {
    const { presence, away } = await start();
    await presence.hear({ kind: "left", within: "discord:1" });
    await presence.hear({ kind: "joined", within: "discord:1" });
    expect(away()).toEqual([]);
  });

  it("is believed of the servers that a shard is told of alone", async () => {
    const { presence, away } = await start();
    const of = { kind: "present", adapter: "discord", servers: [] } as const;
    await presence.hear({ ...of, among: (server) => server === "discord:12" });
    expect(away()).toEqual(["discord:12/1"]);
    await presence.hear({ ...of, among: (server) => server === "discord:1" });
    expect(away().sort()).toEqual([...HERE, "discord:12/1"].sort());
  });

  it("erases channels and their records after 30 days, not before", async () => {
    const { presence, channels, clock, forgotten } = await start();
    await presence.hear({ kind: "left", within: "discord:1" });
    await clock.advance(30 * DAY - 1);
    expect(await presence.sweep()).toBe(0);
    await clock.advance(1);
    expect(await presence.sweep()).toBe(2);
    expect(forgotten).toEqual(HERE);
    expect([...channels.all()].map(({ place }) => place)).toEqual(ELSEWHERE);
  });

  it("counts the days from the removal, whatever is heard again", async () => {
    const { presence, clock } = await start();
    await presence.hear({ kind: "left", within: "discord:1" });
    await clock.advance(20 * DAY);
    await presence.hear({ kind: "present", adapter: "discord", servers: ["discord:12"] });
    await clock.advance(10 * DAY);
    expect(await presence.sweep()).toBe(2);
  });

  it("erases at once when it is asked to forget", async () => {
    const { presence, forgotten } = await start();
    await presence.hear({ kind: "left", within: "slack:1", forGood: true });
    expect(forgotten).toEqual(["slack:1/10"]);
  });
});

describe("a bot that starts", () => {
  it("notices where it is no longer, and where it is again, on that platform alone", async () => {
    const { presence, away } = await start();
    const servers: readonly Place[] = ["discord:12", "discord:@me"];
    await presence.hear({ kind: "present", adapter: "discord", servers });
    expect(away()).toEqual(HERE);
    await presence.hear({
      kind: "present",
      adapter: "discord",
      servers: ["discord:1", ...servers],
    });
    expect(away()).toEqual([]);
  });

  it("leaves paused what people have paused", async () => {
    const { presence, channels } = await start();
    const paused = { at: 1, by: "manager", reason: "Holidays." } as const;
    await channels.update("discord:1/10", (channel) => {
      if (!channel) throw new Error("There is no such channel.");
      return pause(channel, paused);
    });
    await presence.hear({ kind: "left", within: "discord:1" });
    await presence.hear({ kind: "joined", within: "discord:1" });
    expect(channels.get("discord:1/10")?.paused).toEqual(paused);
  });
});

describe("a channel that is deleted", () => {
  it("is marked alone, its server's others going on", async () => {
    const { presence, away } = await start();
    await presence.hear({ kind: "left", within: "discord:1/11" });
    expect(away()).toEqual(["discord:1/11"]);
  });
});

describe("an address without a channel", () => {
  it("is erased at the next sweep, and no other", async () => {
    const { presence, unlisted } = await start(["email:stray"]);
    expect(await presence.sweep()).toBe(1);
    expect(unlisted).toEqual(["email:stray"]);
  });

  it("is erased as its platform starts, unless another process may be making its channel", async () => {
    const notice = { kind: "present", adapter: "email", servers: ["email:stray"] } as const;
    const alone = await start(["email:stray"]);
    await alone.presence.hear({ ...notice, adapter: "slack", servers: ["slack:1"] });
    expect(alone.unlisted).toEqual([]);
    await alone.presence.hear(notice);
    expect(alone.unlisted).toEqual(["email:stray"]);
    const among = await start(["email:stray"], [], false);
    await among.presence.hear(notice);
    expect(among.unlisted).toEqual([]);
  });

  it("is erased when its reader leaves once more", async () => {
    const { presence, unlisted } = await start(["email:stray", "email:other"]);
    await presence.hear({ kind: "left", within: "email:stray", forGood: true });
    expect(unlisted).toEqual(["email:stray"]);
  });
});

describe("a record of digests without a channel", () => {
  it("is erased at the next sweep", async () => {
    const { presence, forgotten, events } = await start([], ["slack:1/99"]);
    expect(await presence.sweep()).toBe(1);
    expect(forgotten).toEqual(["slack:1/99"]);
    expect(events).toEqual([{ kind: "erased", places: ["slack:1/99"] }]);
  });
});
