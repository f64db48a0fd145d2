import { expect, it } from "vitest";
import { newChannel } from "../../src/channels/change-channel.ts";
import { openChannelStore } from "../../src/channels/channel-store.ts";
import type { Place } from "../../src/chat/place.ts";
import { createComposer } from "../../src/digest/composer.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import { openDatabase } from "../../src/stores/database.ts";
import type { Asker } from "../../src/subscriptions/asker.ts";
import { createAskedChanges } from "../../src/subscriptions/change-as-asked.ts";
import { createDigestSettings } from "../../src/subscriptions/digest-settings.ts";
import { createDigests } from "../../src/subscriptions/digests.ts";
import { createPrivacy } from "../../src/subscriptions/privacy.ts";
import { createTopics } from "../../src/subscriptions/topics.ts";
import { candidateDeps, NOW, on } from "../digest/world.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";
import { createVirtualClock } from "../fakes/time/virtual-clock.ts";

const place: Place = "test:room";
const schedule = { days: [1], time: "09:00", zone: "UTC" } as const;
const topic = { kind: "query", text: "robots" } as const;

/** A paused channel that follows robots, and what may be asked about it; what reaches the deliveries is counted. */
async function start() {
  const clock = createVirtualClock(NOW);
  const documents = () => createMemoryDocuments(clock);
  const channels = await openChannelStore({
    documents: documents(),
    aside: documents(),
    onCorrupt: () => {},
  });
  const paused = { at: NOW, by: "failure", reason: "It failed." } as const;
  const subscriptions = [on("robots")];
  await channels.put({ ...newChannel(place, schedule, NOW), subscriptions, paused });
  const reached: string[] = [];
  const delivery = {
    status: async () => ({ next: [] }),
    deliverNow: async () => {
      reached.push("posted");
      return "posted" as const;
    },
    forget: async () => void reached.push("forgotten"),
  };
  const { catalogue, ...more } = candidateDeps({ papers: [], subscriptions: [] });
  const asOf = () => NOW;
  const changes = createAskedChanges({ channels, clock, defaultZone: "UTC" });
  const known = { channels, clock, catalogue, asOf };
  const index = {
    search: () => ({ total: 0, ids: [] }),
    coverage: () => undefined,
    shortForms: { longOf: () => [], shortOf: () => undefined },
  };
  return {
    channels,
    reached,
    topics: createTopics({ ...known, ...changes, index, newId: () => "new" }),
    settings: createDigestSettings({ ...changes, clock }),
    privacy: createPrivacy({ channels, delivery }),
    digests: createDigests({
      ...known,
      index,
      delivery,
      posted: documents(),
      like: () => false,
      ledger: createLedger(openDatabase({ dataDir: ":memory:" })),
      composer: createComposer({ ...more, catalogue, sources: () => [] }),
    }),
  };
}

type Ports = Awaited<ReturnType<typeof start>>;

/** Everything that changes what a channel receives. */
const CHANGES: Readonly<Record<string, (ports: Ports, asker: Asker) => Promise<unknown>>> = {
  "topics.add": ({ topics }, asker) =>
    topics.add(asker, { topic: { ...topic, text: "proteins" }, limit: 5 }),
  "topics.edit": ({ topics }, asker) => topics.edit(asker, "robots", { limit: 2 }),
  "topics.remove": ({ topics }, asker) => topics.remove(asker, "robots"),
  "settings.schedule": ({ settings }, asker) => settings.schedule(asker, { time: "10:00" }),
  "settings.onEmpty": ({ settings }, asker) => settings.onEmpty(asker, "nothing"),
  "settings.details": ({ settings }, asker) => settings.details(asker, true),
  "settings.announced": ({ settings }, asker) => settings.announced(asker, true),
  "settings.pause": ({ settings }, asker) => settings.pause(asker),
  "settings.resume": ({ settings }, asker) => settings.resume(asker),
  "digests.postNow": ({ digests }, asker) => digests.postNow(asker),
  "privacy.forgetChannel": ({ privacy }, asker) => privacy.forgetChannel(asker),
};

it.each(Object.keys(CHANGES))("%s is refused to who may not manage the channel", async (name) => {
  const ports = await start();
  const before = ports.channels.get(place);
  const asked = CHANGES[name]?.(ports, { place, actor: { id: "test:me", mayManage: false } });
  await expect(asked).rejects.toThrow("needs the right to manage the channel");
  expect(ports.channels.get(place)).toEqual(before);
  expect(ports.reached).toEqual([]);
});

it.each(Object.keys(CHANGES))("%s is done for who may manage the channel", async (name) => {
  const ports = await start();
  const before = ports.channels.get(place);
  await CHANGES[name]?.(ports, { place, actor: { id: "test:me", mayManage: true } });
  expect([ports.channels.get(place), ports.reached]).not.toEqual([before, []]);
});

it("hands commands what they may ask of channels in ports of at most six functions", async () => {
  const { topics, settings, digests, privacy, channels, reached, ...others } = await start();
  expect(Object.keys(others)).toEqual([]);
  const ports = Object.entries({ topics, settings, digests, privacy });
  const tooWide = ports.filter(([, port]) => Object.keys(port).length > 6);
  expect(tooWide.map(([name]) => name)).toEqual([]);
  const changing = ports.flatMap(([name, port]) =>
    Object.keys(port).map((key) => `${name}.${key}`),
  );
  // What only reads or, as a person's right, removes what that person added.
  const open = [
    ...["topics.tryOut", "digests.status", "digests.preview", "digests.why"],
    ...[
      "digests.lastDigest",
      "digests.history",
      "privacy.aboutPerson",
      "privacy.addressOf",
      "privacy.forgetPerson",
    ],
  ];
  expect(changing.filter((each) => !open.includes(each)).sort()).toEqual(
    Object.keys(CHANGES).sort(),
  );
});
