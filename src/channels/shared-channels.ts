import type { Place } from "../chat/place.ts";
import { createKeyedQueue } from "../collections/keyed-queue.ts";
import type {
  VersionedChange,
  VersionedDocument,
  VersionedDocuments,
} from "../postgres/versioned-documents.ts";
import type { Channel, ChannelRegister } from "./channel.ts";
import { type KeepAsideDeps, keepAside, readEntry } from "./read-entry.ts";
import { writeChannel } from "./stored-channel.ts";

/** Channels that several processes hold in memory and change at once. */
export interface SharedChannels extends ChannelRegister {
  /** Takes in what other processes changed since the last time. @throws when the store fails */
  follow(): Promise<void>;
}

export interface SharedChannelsDeps extends Omit<KeepAsideDeps, "documents"> {
  readonly documents: VersionedDocuments;
}

interface Held extends SharedChannelsDeps {
  readonly channels: Map<Place, Channel>;
  /** Of the last change of each that is known here, whether it is there or gone. */
  readonly marks: Map<Place, number>;
  readonly listeners: Set<Parameters<ChannelRegister["watch"]>[0]>;
  readonly turns: ReturnType<typeof createKeyedQueue<Place>>;
  followedTo: number;
}

/**
 * Reads every channel into memory, as `openChannelStore` does. A change names the version it was made
 * of; where another process was faster, it is made again of that one's.
 * @throws OperatorError when a newer release wrote a record; whatever the store throws when it fails
 */
export async function openSharedChannels(deps: SharedChannelsDeps): Promise<SharedChannels> {
  const held: Held = {
    ...deps,
    channels: new Map(),
    marks: new Map(),
    listeners: new Set(),
    turns: createKeyedQueue(),
    followedTo: await deps.documents.mark(),
  };
  await readAll(held);
  const { channels, turns, listeners } = held;
  const update: ChannelRegister["update"] = (place, change) =>
    turns.run(place, () => changeUntilTaken(held, place, change));
  return {
    get: (place) => channels.get(place),
    put: async (channel) => void (await update(channel.place, () => channel)),
    update,
    delete: (place) => turns.run(place, () => remove(held, place)),
    all: () => channels.values(),
    watch(listener) {
      // A function of its own, so that one listener can be added twice and removed once.
      const own: typeof listener = (place, channel) => listener(place, channel);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    follow: () => follow(held),
  };
}

async function readAll(held: Held): Promise<void> {
  const corrupt: { entry: VersionedDocument; reason: string }[] = [];
  for await (const entry of held.documents.entries()) {
    const read = readEntry(entry);
    if (typeof read === "string") corrupt.push({ entry, reason: read });
    else take(held, read.place, read, entry.mark);
  }
  for (const { entry, reason } of corrupt) await keepAside(held, entry, reason);
}

async function changeUntilTaken(
  held: Held,
  place: Place,
  change: (channel: Channel | undefined) => Channel,
): Promise<Channel> {
  const { documents, channels, marks } = held;
  for (;;) {
    const known = channels.get(place);
    const channel = change(known);
    const before = known && marks.get(place);
    const mark = await documents.put(place, writeChannel(channel), before);
    if (mark !== undefined) {
      take(held, place, channel, mark);
      return channel;
    }
    await readAgain(held, place);
  }
}

/** Another process changed it, and that was not followed yet. */
async function readAgain(held: Held, place: Place): Promise<void> {
  const now = await held.documents.get(place);
  if (!now) return take(held, place, undefined, held.marks.get(place) ?? 0);
  const read = readEntry(now);
  if (typeof read === "string") throw new Error(`The record of ${place} cannot be read: ${read}`);
  take(held, place, read, now.mark);
}

async function remove(held: Held, place: Place): Promise<void> {
  const mark = await held.documents.delete(place);
  take(held, place, undefined, mark ?? held.marks.get(place) ?? 0);
}

async function follow(held: Held): Promise<void> {
  for (;;) {
    const changes = await held.documents.changes(held.followedTo);
    const last = changes.at(-1);
    if (!last) return;
    for (const change of changes) await takeChange(held, change);
    held.followedTo = last.mark;
  }
}

/** In its turn, so that what is being changed here is not put back for a moment. */
async function takeChange(held: Held, change: VersionedChange): Promise<void> {
  const read = "gone" in change ? undefined : readEntry(change);
  const place = read === undefined ? change.key : typeof read === "string" ? "" : read.place;
  // What nobody can read is as it was here; it is set aside by the next start.
  if (!isPlace(place)) return;
  await held.turns.run(place, async () => {
    if (change.mark <= (held.marks.get(place) ?? 0)) return;
    take(held, place, typeof read === "string" ? undefined : read, change.mark);
  });
}

function isPlace(text: string): text is Place {
  return text.includes(":");
}

function take(
  { channels, marks, listeners }: Held,
  place: Place,
  channel: Channel | undefined,
  mark: number,
): void {
  marks.set(place, mark);
  if (channel) channels.set(place, channel);
  else if (!channels.delete(place)) return;
  for (const listener of [...listeners]) listener(place, channel);
}
