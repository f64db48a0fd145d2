import { expect, onTestFinished, test } from "vitest";
import { newChannel } from "../../src/channels/change-channel.ts";
import { openChannelStore } from "../../src/channels/channel-store.ts";
import { writeChannel } from "../../src/channels/stored-channel.ts";
import type { Place } from "../../src/chat/place.ts";
import { OperatorError } from "../../src/errors.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { channelStoreContract } from "../contracts/channel-store.ts";
import { createMemoryDocuments } from "../fakes/memory-documents.ts";

channelStoreContract("the channel store on documents in memory", () => {
  const { documents, deps } = memory();
  return {
    open: () => openChannelStore(deps),
    breakDown: (broken) => documents.failWith(broken ? new Error("disk full") : undefined),
  };
});

channelStoreContract("the channel store in the database", () => {
  const database = openDatabase({ dataDir: ":memory:" });
  onTestFinished(() => database.close());
  const keyv = createKeyv(createKeyvStore(database));
  const deps = {
    documents: createDocuments(keyv, "channel"),
    aside: createDocuments(keyv, "channel-aside"),
    onCorrupt: () => {},
  };
  const rename = (from: string, to: string) => database.exec(`ALTER TABLE ${from} RENAME TO ${to}`);
  return {
    open: () => openChannelStore(deps),
    breakDown: (broken) => (broken ? rename("documents", "away") : rename("away", "documents")),
  };
});

function memory() {
  const documents = createMemoryDocuments();
  const aside = createMemoryDocuments();
  const told: { place: string; reason: string }[] = [];
  return { documents, aside, told, deps: { documents, aside, onCorrupt: told.push.bind(told) } };
}

function channel(place: Place) {
  return newChannel(place, { days: [1], time: "09:00", zone: "UTC" }, 0);
}

test("records that cannot be read are set aside and told once; the others run", async () => {
  const { documents, aside, told, deps } = memory();
  await documents.set("chat:good", writeChannel(channel("chat:good")));
  await documents.set("chat:wrong", { format: 1, channel: { place: "chat:wrong" } });
  await documents.set("chat:moved", writeChannel(channel("chat:good")));
  await documents.set("chat:empty", null);
  documents.damage("chat:torn");
  const store = await openChannelStore(deps);
  expect([...store.all()].map(({ place }) => place)).toEqual(["chat:good"]);
  const bad = ["chat:empty", "chat:moved", "chat:torn", "chat:wrong"];
  expect(told.map(({ place }) => place).sort()).toEqual(bad);
  expect([...aside.keys()].sort()).toEqual(bad);
  expect(await aside.get("chat:torn")).toMatchObject({ damaged: "{" });
  await openChannelStore(deps);
  expect(told).toHaveLength(bad.length);
});

test("a record of a newer release is refused, and left as it is", async () => {
  const { documents, deps } = memory();
  await documents.set("chat:new", { format: 2, channel: {} });
  await expect(openChannelStore(deps)).rejects.toThrow(OperatorError);
  expect(documents.keys()).toEqual(["chat:new"]);
});

test("a change is one write", async () => {
  const { documents, deps } = memory();
  let writes = 0;
  const counting = {
    ...documents,
    set: (...given: Parameters<typeof documents.set>) => {
      writes += 1;
      return documents.set(...given);
    },
  };
  const store = await openChannelStore({ ...deps, documents: counting });
  await store.put(channel("chat:one"));
  expect(writes).toBe(1);
});
