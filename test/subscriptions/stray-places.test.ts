import { expect, it, onTestFinished } from "vitest";
import { newChannel } from "../../src/channels/change-channel.ts";
import { openChannelStore } from "../../src/channels/channel-store.ts";
import type { Place } from "../../src/chat/place.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { strayPlaces } from "../../src/subscriptions/stray-places.ts";

const schedule = { days: [1], time: "09:00", zone: "UTC" } as const;

async function start(places: readonly Place[]) {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  const keyv = createKeyv(createKeyvStore(database));
  const documents = createDocuments(keyv, "channel");
  const aside = createDocuments(keyv, "channel-aside");
  const open = () => openChannelStore({ documents, aside, onCorrupt: () => {} });
  const channels = await open();
  for (const place of places) await channels.put(newChannel(place, schedule, 0));
  const strays = async () =>
    strayPlaces({ channels: await open(), kept: [documents, aside] }, places);
  return { channels, documents, open, strays };
}

it("is left by a crash after the channel was deleted, on every platform", async () => {
  const { channels, strays } = await start(["discord:1/2", "slack:1/2", "email:a", "discord:1/3"]);
  expect(await strays()).toEqual([]);
  for (const place of ["discord:1/2", "slack:1/2", "email:a"] as const)
    await channels.delete(place);
  expect((await strays()).sort()).toEqual(["discord:1/2", "email:a", "slack:1/2"]);
});

it("is none where the channel’s record cannot be read and is kept aside", async () => {
  const { documents, open, strays } = await start(["discord:1/2"]);
  await documents.set("discord:1/2", { format: 1, what: "is no channel" });
  await open();
  expect(await documents.get("discord:1/2")).toBeUndefined();
  expect(await strays()).toEqual([]);
});

it("is none where another process has made the channel since", async () => {
  const { channels, documents } = await start(["discord:1/2"]);
  const known = { get: () => undefined };
  expect(channels.get("discord:1/2")).toBeDefined();
  expect(await strayPlaces({ channels: known, kept: [documents] }, ["discord:1/2"])).toEqual([]);
});
