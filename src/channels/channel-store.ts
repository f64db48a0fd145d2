import type { Place } from "../chat/place.ts";
import { createKeyedQueue } from "../collections/keyed-queue.ts";
import type { DocumentEntry, Documents, ListedDocuments } from "../stores/documents.ts";
import type { Channel, ChannelRegister } from "./channel.ts";
import { type KeepAsideDeps, keepAside, readEntry } from "./read-entry.ts";
import { writeChannel } from "./stored-channel.ts";

export interface ChannelStoreDeps extends KeepAsideDeps {
  /** One document a channel, by place. */
  readonly documents: ListedDocuments;
}

/**
 * Reads every channel into memory. A record that cannot be read is set aside and told; the others run.
 * @throws OperatorError when a newer release wrote a record; whatever the store throws when it fails
 */
export async function openChannelStore(deps: ChannelStoreDeps): Promise<ChannelRegister> {
  return storeOf(deps.documents, await readAll(deps));
}

function storeOf(documents: Documents, channels: Map<Place, Channel>): ChannelRegister {
  const listeners = new Set<Parameters<ChannelRegister["watch"]>[0]>();
  const turns = createKeyedQueue<Place>();

  function tell(place: Place, channel: Channel | undefined): void {
    for (const listener of [...listeners]) listener(place, channel);
  }

  async function write(channel: Channel): Promise<void> {
    await documents.set(channel.place, writeChannel(channel));
    channels.set(channel.place, channel);
    tell(channel.place, channel);
  }

  return {
    get: (place) => channels.get(place),
    put: (channel) => turns.run(channel.place, () => write(channel)),
    update: (place, change) =>
      turns.run(place, async () => {
        const channel = change(channels.get(place));
        await write(channel);
        return channel;
      }),
    delete: (place) =>
      turns.run(place, async () => {
        await documents.delete(place);
        channels.delete(place);
        tell(place, undefined);
      }),
    all: () => channels.values(),
    watch(listener) {
      // A function of its own, so that one listener can be added twice and removed once.
      const own: typeof listener = (place, channel) => listener(place, channel);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

async function readAll(deps: ChannelStoreDeps): Promise<Map<Place, Channel>> {
  const channels = new Map<Place, Channel>();
  const corrupt: { entry: DocumentEntry; reason: string }[] = [];
  for await (const entry of deps.documents.entries()) {
    const read = readEntry(entry);
    if (typeof read === "string") corrupt.push({ entry, reason: read });
    else channels.set(read.place, read);
  }
  for (const { entry, reason } of corrupt) await keepAside(deps, entry, reason);
  return channels;
}
