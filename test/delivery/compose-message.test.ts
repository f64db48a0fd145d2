import { expect, it } from "vitest";
import { newChannel } from "../../src/channels/change-channel.ts";
import type { Channel } from "../../src/channels/channel.ts";
import type { Place } from "../../src/chat/place.ts";
import { createComposeMessage } from "../../src/delivery/planning/compose-message.ts";
import { createComposer } from "../../src/digest/composer.ts";
import { newLedger } from "../../src/ledger/ledger.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { candidateDeps, id, NOW, on, paper, YESTERDAY } from "../digest/world.ts";

const subscriptions = [on("robots")];

function channel(place: Place, more: Partial<Channel> = {}): Channel {
  const schedule = { days: [1], time: "09:00", zone: "UTC" } as const;
  return { ...newChannel(place, schedule, YESTERDAY), subscriptions, ...more };
}

function start(papers: readonly Paper[]) {
  const composer = createComposer({
    ...candidateDeps({ papers, subscriptions }),
    sources: () => [],
  });
  const compose = createComposeMessage({ composer, asOf: () => NOW });
  return (one: Channel) => compose(one, newLedger(one.place, YESTERDAY), NOW);
}

it("gives channels with equal digests one message, and one record of what explains it", async () => {
  const compose = start([paper(1, "robots")]);
  const one = await compose(channel("test:one"));
  const other = await compose(channel("test:other"));
  expect(one.papers).toEqual([id(1)]);
  expect(one.message).toBeDefined();
  expect(other.message).toBe(one.message);
  expect(other.posted).toBe(one.posted);
});

it("words a digest anew for a channel that reads it in another way, from the same record", async () => {
  const compose = start([paper(1, "robots")]);
  const one = await compose(channel("test:one"));
  const threaded = await compose(channel("test:other", { details: "thread" }));
  expect(threaded.message).not.toEqual(one.message);
  expect(threaded.posted).toBe(one.posted);
});

it("posts that nothing is new only where the channel asks for it, and names the rule elsewhere", async () => {
  const compose = start([]);
  const silent = await compose(channel("test:silent", { onEmpty: "nothing" }));
  expect([silent.message, silent.rule]).toEqual([undefined, expect.any(String)]);
  const noted = await compose(channel("test:noted", { onEmpty: "note" }));
  expect(noted.message).toBeDefined();
  const topicless = await compose(channel("test:none", { onEmpty: "note", subscriptions: [] }));
  expect(topicless.message).toBeUndefined();
});
