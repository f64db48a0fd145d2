import { moveOut } from "../../scripts/move/move.ts";
import { addSubscription, newChannel } from "../../src/channels/change-channel.ts";
import type { Place } from "../../src/chat/place.ts";
import { openDatabase } from "../../src/stores/database.ts";
import type { ListedDocuments } from "../../src/stores/documents.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import { MINUTE } from "../../src/time/durations.ts";
import type { Instant } from "../../src/time/instant.ts";
import { channelsIn } from "../fakes/channels-in.ts";
import { temporaryFolder } from "../stores/temporary-folder.ts";

const DAILY = [1, 2, 3, 4, 5, 6, 7] as const;

/** When each place has its slot: they take turns at so many minutes. */
export function slotsFrom(
  first: Instant,
  minutes: number,
  places: readonly Place[],
): ReadonlyMap<Place, Instant> {
  return new Map(places.map((place, n) => [place, first + (n % minutes) * MINUTE]));
}

/** Fills an empty database with channels that want a list of trending papers then, and with what else is put beside them. */
export async function moveDueChannels(
  slots: ReadonlyMap<Place, Instant>,
  url: string,
  putBeside: (documents: (owner: string) => ListedDocuments) => Promise<void> = async () => {},
): Promise<void> {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir });
  const channels = await channelsIn(database);
  const topic = {
    topic: { kind: "trending" },
    limit: 3,
    by: "discord:1",
    id: "t",
    since: 0,
  } as const;
  for (const [place, slot] of slots) {
    const time = new Date(slot).toISOString().slice(11, 16);
    const schedule = { days: DAILY, time, zone: "UTC" };
    await channels.put(addSubscription(newChannel(place, schedule, Date.now()), topic));
  }
  await putBeside((owner) => createDocuments(createKeyv(createKeyvStore(database)), owner));
  database.close();
  await moveOut(dataDir, url, () => {});
}
