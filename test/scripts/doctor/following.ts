import { openChannels } from "../../../scripts/channels/open-channels.ts";
import type { Place } from "../../../src/chat/place.ts";
import { openDatabase } from "../../../src/stores/database.ts";
import { temporaryFolder } from "../../stores/temporary-folder.ts";

/** A folder in which these places get digests. */
export async function following(...places: readonly Place[]): Promise<string> {
  const dataDir = temporaryFolder();
  const database = openDatabase({ dataDir });
  const store = await openChannels(database, () => {});
  for (const place of places)
    await store.put({
      place,
      schedule: { days: [1], time: "09:00", zone: "UTC" },
      onEmpty: "note",
      createdAt: 1,
      subscriptions: [
        { id: "a", topic: { kind: "query", text: "robots" }, limit: 5, by: "x:1", since: 1 },
      ],
    });
  database.close();
  return dataDir;
}
