import type { ChannelRegister } from "../../src/channels/channel.ts";
import { openChannelStore } from "../../src/channels/channel-store.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import type { Database } from "../../src/stores/sqlite.ts";

/** The channels that a database keeps, to be filled before a bot has it. */
export function channelsIn(database: Database): Promise<ChannelRegister> {
  const keyv = createKeyv(createKeyvStore(database));
  return openChannelStore({
    documents: createDocuments(keyv, "channel"),
    aside: createDocuments(keyv, "channel-aside"),
    onCorrupt: () => undefined,
  });
}
