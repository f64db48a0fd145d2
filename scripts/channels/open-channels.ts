import type { ChannelStore } from "../../src/channels/channel.ts";
import { openChannelStore } from "../../src/channels/channel-store.ts";
import type { Database } from "../../src/stores/database.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";

/** Who owns the channels among the documents, as in src/assembly/assemble-digests.ts. */
export const CHANNELS = "channel";
const ASIDE = "channel-aside";

/** The channels in a database; `warn` is told of each that cannot be read, in a sentence. */
export function openChannels(
  database: Database,
  warn: (sentence: string) => void,
): Promise<ChannelStore> {
  const keyv = createKeyv(createKeyvStore(database));
  return openChannelStore({
    documents: createDocuments(keyv, CHANNELS),
    aside: createDocuments(keyv, ASIDE),
    onCorrupt: ({ place, reason }) =>
      warn(`The record of channel ${place} cannot be read and is left out: ${reason}.`),
  });
}
