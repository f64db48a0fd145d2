import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Place } from "../../src/chat/place.ts";
import type { Config } from "../../src/config.ts";
import { snapshotDocuments } from "../../src/stores/backups/backup-documents.ts";
import { CHANNELS, openChannels } from "../channels/open-channels.ts";
import { isForeign } from "./check-folder.ts";
import { placesIn } from "./check-postgres.ts";

/** The places that get digests; undefined where they could not be read. */
export async function followedPlaces(
  { DATA_DIR, DATABASE_URL }: Config,
  offline: boolean,
): Promise<readonly Place[] | undefined> {
  try {
    if (DATABASE_URL !== undefined)
      return offline ? undefined : await placesIn(DATABASE_URL, CHANNELS);
    if (!existsSync(join(DATA_DIR, "offprint.db"))) return [];
    if (isForeign(statSync(DATA_DIR))) return undefined;
    const database = snapshotDocuments(DATA_DIR, CHANNELS);
    const channels = [...(await openChannels(database, () => {})).all()];
    return channels
      .filter(({ removedAt, subscriptions }) => removedAt === undefined && subscriptions.length > 0)
      .map(({ place }) => place);
  } catch {
    // What is wrong with the data is told where they are looked at.
    return undefined;
  }
}
