import { z } from "zod";
import type { ListedDocuments } from "../../../src/chat/define-adapter.ts";
import { addressOf as idOf, type Place, placeOf } from "../../../src/chat/place.ts";
import type { Mac } from "../../../src/secrets/mac.ts";
import type { Seal } from "../../../src/secrets/seal.ts";
import type { Instant } from "../../../src/time/instant.ts";
import { type MailAddress, spellingsOf } from "./read-address.ts";

/** The addresses of those who confirmed, sealed where they are kept, and in memory, too. */
export interface SealedAddresses {
  /** Reads all of it once; from then on what other processes change is known here, too. */
  load(): Promise<LoadedAddresses>;
  /** Undefined where there is none, or it cannot be opened. */
  addressOf(place: Place): Promise<string | undefined>;
  /** The place of an address that is known. */
  find(address: MailAddress): Place | undefined;
  /** Keeps an address; replaces what was kept for the place. */
  add(place: Place, address: MailAddress, now: Instant): Promise<void>;
  forget(place: Place): Promise<void>;
  places(): Place[];
  /** Counts up whenever all links of a place are to end; undefined for what is not there. */
  generation(place: Place): number | undefined;
  endLinks(place: Place): Promise<void>;
}

export interface LoadedAddresses {
  readonly readable: readonly Place[];
  /** Sealed with another key, or damaged. */
  readonly unreadable: number;
}

const Kept = z.object({
  format: z.literal(1),
  sealed: z.string(),
  since: z.number(),
  generation: z.number().int(),
});

type Kept = z.infer<typeof Kept>;

export interface SealedAddressesDeps {
  readonly documents: ListedDocuments;
  readonly seal: Seal;
  /** Of an address as it is spelt, so that it can be found. */
  readonly digest: Mac;
  /** Told of a place that another process added. */
  readonly onOthers?: (place: Place) => void;
}

/** What is known of a place. */
interface Entry {
  readonly sealed: string;
  readonly digest: string;
  readonly generation: number;
}

interface Book extends SealedAddressesDeps {
  readonly entries: Map<Place, Entry>;
  readonly byDigest: Map<string, Place>;
}

/** Of the adapter, whose places they are. */
const NAME = "email";

export function createSealedAddresses(deps: SealedAddressesDeps): SealedAddresses {
  const book: Book = { ...deps, entries: new Map(), byDigest: new Map() };
  const { documents, entries, byDigest } = book;
  return {
    load() {
      documents.watch?.((id, value) => takeChange(book, placeOf(NAME, id), value));
      return load(book);
    },
    addressOf: async (place) => {
      // Who has just left over another process is known to the store alone.
      const kept = documents.watch ? keptIn(await documents.get(idOf(place))) : entries.get(place);
      return kept && book.seal.open(kept.sealed, place);
    },
    find: (address) => byDigest.get(digestOf(book, address)),
    add: async (place, address, since) => {
      const sealed = book.seal.close(address.typed, place);
      const generation = entries.get(place)?.generation ?? 0;
      await documents.set(idOf(place), { format: 1, sealed, since, generation } satisfies Kept);
      enter(book, place, { sealed, digest: digestOf(book, address), generation });
    },
    forget: async (place) => {
      await documents.delete(idOf(place));
      leave(book, place);
    },
    places: () => [...entries.keys()],
    generation: (place) => entries.get(place)?.generation,
    endLinks: (place) => endLinks(book, place),
  };
}

async function load(book: Book): Promise<LoadedAddresses> {
  const readable: Place[] = [];
  let unreadable = 0;
  for await (const { key, ...rest } of book.documents.entries()) {
    const place = placeOf(NAME, key);
    const entry = entryOf(book, place, "value" in rest ? rest.value : undefined);
    if (entry) {
      readable.push(place);
      enter(book, place, entry);
    } else unreadable += 1;
  }
  return { readable, unreadable };
}

function takeChange(book: Book, place: Place, value: unknown): void {
  if (value === undefined) leave(book, place);
  const entry = entryOf(book, place, value);
  if (!entry) return;
  const isNew = !book.entries.has(place);
  enter(book, place, entry);
  if (isNew) book.onOthers?.(place);
}

/** Undefined for what was sealed with another key, or is damaged. */
function entryOf(book: Book, place: Place, stored: unknown): Entry | undefined {
  const kept = keptIn(stored);
  const typed = kept && book.seal.open(kept.sealed, place);
  if (!kept || typed === undefined) return undefined;
  const { sealed, generation } = kept;
  return { sealed, digest: digestOf(book, spellingsOf(typed)), generation };
}

function keptIn(stored: unknown): Kept | undefined {
  return Kept.safeParse(stored).data;
}

async function endLinks(book: Book, place: Place): Promise<void> {
  const kept = Kept.parse(await book.documents.get(idOf(place)));
  const entry = book.entries.get(place);
  const generation = kept.generation + 1;
  await book.documents.set(idOf(place), { ...kept, generation } satisfies Kept);
  if (entry) enter(book, place, { ...entry, generation });
}

function digestOf({ digest }: Book, { spelt }: MailAddress): string {
  return digest(spelt).toString("base64url");
}

function enter({ entries, byDigest }: Book, place: Place, entry: Entry): void {
  entries.set(place, entry);
  byDigest.set(entry.digest, place);
}

function leave({ entries, byDigest }: Book, place: Place): void {
  const entry = entries.get(place);
  entries.delete(place);
  if (entry && byDigest.get(entry.digest) === place) byDigest.delete(entry.digest);
}
