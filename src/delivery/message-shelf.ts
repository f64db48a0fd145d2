import type { Adapter } from "../chat/adapter.ts";
import type { Message } from "../chat/message.ts";
import { createBoundedMap } from "../collections/bounded-map.ts";
import type { Documents } from "../stores/documents.ts";
import type { Clock } from "../time/clock.ts";
import { HOUR } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { shortHash } from "./delivery-id.ts";

/** Messages on their way, each kept once under a hash of its content. */
export interface MessageShelf {
  /** Splits a message as the adapter needs it, and keeps the parts; at least one. */
  keepParts(adapter: Adapter, message: Message): Promise<readonly KeptPart[]>;
  /** Keeps what explains a digest after it was posted, for so long. @returns the key of the document */
  keepPosted(posted: object, forMs: number): Promise<string>;
  /** A message as it was kept; undefined when it is gone or was damaged. */
  take(messageKey: string): Promise<Message | undefined>;
}

interface KeptPart {
  readonly messageKey: string;
  readonly items: number;
  /** It belongs into the thread of the first. */
  readonly inThread?: true;
}

interface Kept {
  readonly at: Instant;
  readonly parts: Promise<readonly KeptPart[]>;
}

/** One object that is handed out again is not written again so soon. */
const WRITTEN_AGAIN_MS = HOUR;

/** Messages that many get are read once, and are one object; so many of them are held. */
const TAKEN = 64;

/** The messages of a shelf, and what was put there lately. */
interface Shelf {
  readonly documents: Documents;
  readonly lifetimeMs: number;
  readonly clock: Pick<Clock, "now">;
  /** By adapter: one object is split and written once, while whoever composed it still hands it out. */
  readonly kept: Map<string, WeakMap<Message, Kept>>;
  readonly explained: WeakMap<object, Explained>;
}

interface Explained {
  /** So long it is kept. */
  readonly until: Instant;
  readonly key: Promise<string>;
}

/** A kept message can be taken for at least `takenForMs`. */
export function createMessageShelf(
  documents: Documents,
  takenForMs: number,
  clock: Pick<Clock, "now">,
): MessageShelf {
  const shelf: Shelf = {
    documents,
    lifetimeMs: takenForMs + WRITTEN_AGAIN_MS,
    clock,
    kept: new Map(),
    explained: new WeakMap(),
  };
  const taken = createBoundedMap<string, Message>(TAKEN);
  return {
    keepParts: (adapter, message) => keepParts(shelf, adapter, message),
    keepPosted: (posted, forMs) => keepPosted(shelf, posted, forMs),
    async take(messageKey) {
      const before = taken.get(messageKey);
      if (before) return before;
      const value = await documents.get(messageKey);
      if (!isKeptAs(messageKey, value)) return undefined;
      taken.set(messageKey, value);
      return value;
    },
  };
}

function keepParts(shelf: Shelf, adapter: Adapter, message: Message): Promise<readonly KeptPart[]> {
  const { kept, clock } = shelf;
  const known = kept.get(adapter.name) ?? new WeakMap<Message, Kept>();
  kept.set(adapter.name, known);
  const before = known.get(message);
  const now = clock.now();
  if (before && Math.abs(now - before.at) < WRITTEN_AGAIN_MS) return before.parts;
  const parts = keepAll(shelf, adapter, message);
  known.set(message, { at: now, parts });
  parts.catch(() => known.delete(message));
  return parts;
}

async function keepAll(
  shelf: Shelf,
  adapter: Adapter,
  { summary, blocks, thread }: Message,
): Promise<readonly KeptPart[]> {
  const parts = await splitAndKeep(shelf, adapter, { summary, blocks });
  if (!thread) return parts;
  const inThread = await splitAndKeep(shelf, adapter, { summary, blocks: thread });
  return [...parts, ...inThread.map((part) => ({ ...part, inThread: true as const }))];
}

function splitAndKeep(shelf: Shelf, adapter: Adapter, message: Message): Promise<KeptPart[]> {
  const parts = adapter.split?.(message) ?? [message];
  return Promise.all((parts.length > 0 ? parts : [message]).map((part) => keep(shelf, part)));
}

async function keep({ documents, lifetimeMs }: Shelf, message: Message): Promise<KeptPart> {
  const messageKey = shortHash(JSON.stringify(message));
  await documents.set(messageKey, message, lifetimeMs);
  return { messageKey, items: message.blocks.filter(({ kind }) => kind === "item").length };
}

function keepPosted(
  { documents, explained, clock }: Shelf,
  posted: object,
  forMs: number,
): Promise<string> {
  const before = explained.get(posted);
  const until = clock.now() + forMs;
  if (before && before.until > until - WRITTEN_AGAIN_MS) return before.key;
  const key = writePosted(documents, posted, forMs);
  explained.set(posted, { until, key });
  key.catch(() => explained.delete(posted));
  return key;
}

async function writePosted(documents: Documents, posted: object, forMs: number): Promise<string> {
  const key = shortHash(JSON.stringify(posted));
  await documents.set(key, posted, forMs);
  return key;
}

/** Whatever has the hash is what was kept, so its shape needs no check. */
function isKeptAs(messageKey: string, value: unknown): value is Message {
  return value !== undefined && shortHash(JSON.stringify(value)) === messageKey;
}
