import { addSubscription, newChannel } from "../src/channels/change-channel.ts";
import type { Channel } from "../src/channels/channel.ts";
import type { Place } from "../src/chat/place.ts";
import type { Schedule } from "../src/schedule/schedule.ts";
import type { Database } from "../src/stores/database.ts";
import { HOUR } from "../src/time/durations.ts";
import type { BenchedBuild } from "./build-before.ts";

/** Channels whose daily slot passed an hour ago, kept as a build keeps them. */
export async function follow(
  { modules }: BenchedBuild,
  database: Database,
  places: readonly Place[],
): Promise<void> {
  const at = (path: string) => new URL(path, modules).href;
  const { openChannelStore }: typeof import("../src/channels/channel-store.ts") = await import(
    at("channels/channel-store.js")
  );
  const { createDocuments, createKeyv }: typeof import("../src/stores/keyv-documents.ts") =
    await import(at("stores/keyv-documents.js"));
  const { createKeyvStore }: typeof import("../src/stores/keyv-store.ts") = await import(
    at("stores/keyv-store.js")
  );
  const keyv = createKeyv(createKeyvStore(database));
  const channels = await openChannelStore({
    documents: createDocuments(keyv, "channel"),
    aside: createDocuments(keyv, "channel-aside"),
    onCorrupt: () => undefined,
  });
  const due = Date.now() - HOUR;
  for (const place of places) await channels.put(dueSince(due, place));
}

function dueSince(due: number, place: Place): Channel {
  const time = new Date(due).toISOString().slice(11, 16);
  const schedule: Schedule = { days: [1, 2, 3, 4, 5, 6, 7], time, zone: "UTC" };
  const topic = { topic: { kind: "trending" }, limit: 5, by: "discord:1" } as const;
  return addSubscription(newChannel(place, schedule, due - HOUR), {
    ...topic,
    id: "t",
    since: due,
  });
}
