import { randomBytes } from "node:crypto";
import type { ListedDocuments, PlatformEvent } from "../../../src/chat/define-adapter.ts";
import type { Enrolment } from "../../../src/chat/enrolment.ts";
import type { Inbox } from "../../../src/chat/inbox.ts";
import { addressOf as idOf, type Place } from "../../../src/chat/place.ts";
import { createKeyedQueue } from "../../../src/collections/keyed-queue.ts";
import { createMac } from "../../../src/secrets/mac.ts";
import { createSeal } from "../../../src/secrets/seal.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { MINUTE } from "../../../src/time/durations.ts";
import type { AddressBook, Recipient } from "../address-book.ts";
import { createInvitations } from "./invitations.ts";
import { createInvite, type Inviting } from "./invite.ts";
import { createInviteLimits } from "./invite-limits.ts";
import { createLinks } from "./links.ts";
import type { Connected, PeopleParts } from "./people-parts.ts";
import { spellingsOf } from "./read-address.ts";
import { createSealedAddresses } from "./sealed-addresses.ts";

export interface PeopleDeps {
  /** By an owner that begins with `email`. */
  readonly documents: (owner: string) => ListedDocuments;
  /** What addresses are sealed and links are signed with; another one reads none of the old. */
  readonly secret: string;
  /** Where the bot's pages are reached. */
  readonly publicUrl: URL;
  readonly clock: Clock;
  readonly tell: (event: PlatformEvent) => void;
}

/** How people come to get mails, change what comes, and leave. */
export interface Subscribing {
  readonly enrolment: Enrolment;
  readonly parts: PeopleParts;
  /** Reads all addresses, and has channels withdrawn whose address cannot be read. */
  start(connected: Connected): Promise<void>;
  /** Why somebody gets no mail, for whoever runs the bot. */
  warnings(): readonly string[];
  /** Begins nothing more, and waits for what was begun. */
  stop(): Promise<void>;
}

/** Those who get mails: who asked, who confirmed, and their addresses. */
export interface People extends AddressBook, Subscribing {}

const ID_BYTES = 16;
const FOUNDING_MS = MINUTE;

export function createPeople(deps: PeopleDeps): People {
  const parts = createParts(deps);
  const inviting = createInvite(parts);
  let unreadable = 0;
  return {
    parts,
    enrolment: enrolmentOf(parts, inviting),
    addressOf: (place) => recipientAt(parts, place),
    start: async (connected) => {
      unreadable = await load(parts, connected.inbox);
      // From here on a link that leads to nobody is wrong, and an address that is not found is new.
      parts.connected = connected;
    },
    warnings: () => (unreadable > 0 ? [unreadableWords(unreadable)] : []),
    stop: () => {
      parts.stopping.abort();
      return inviting.idle();
    },
  };
}

function createParts({ documents, secret, clock, publicUrl, tell }: PeopleDeps): PeopleParts {
  const seal = createSeal(secret, "email addresses");
  const digest = createMac(secret, "email look-up");
  const { now } = clock;
  const parts: PeopleParts = {
    clock,
    publicUrl,
    tell,
    addresses: createSealedAddresses({
      documents: documents("email-address"),
      seal,
      digest,
      onOthers: (place) => welcome(parts, place),
    }),
    invitations: createInvitations({ documents: documents("email-invitation"), seal }),
    links: createLinks({ sign: createMac(secret, "email links"), publicUrl, now }),
    limits: createInviteLimits(now),
    turns: createKeyedQueue(),
    founding: new Set(),
    nameFor: (text) => digest(text).toString("base64url"),
    newId: () => randomBytes(ID_BYTES).toString("base64url"),
    stopping: new AbortController(),
    connected: undefined,
  };
  return parts;
}

/**
 * Another process is just making a channel of it, and is done within a minute. Had this one looked at
 * who can be reached in between, it would have taken the channel for one that nobody reads.
 */
function welcome({ founding, clock, connected }: PeopleParts, place: Place): void {
  founding.add(place);
  void clock.sleep(FOUNDING_MS).then(() => founding.delete(place));
  void connected?.inbox.hear({ kind: "joined", within: place });
}

function enrolmentOf(parts: PeopleParts, { invite }: Inviting): Enrolment {
  const { addresses, founding } = parts;
  return {
    invite,
    addressOf: addresses.addressOf,
    forget: addresses.forget,
    places: () => addresses.places().filter((place) => !founding.has(place)),
  };
}

async function recipientAt(
  { addresses, links }: PeopleParts,
  place: Place,
): Promise<Recipient | undefined> {
  const address = await addresses.addressOf(place);
  const generation = addresses.generation(place);
  if (address === undefined || generation === undefined) return undefined;
  const [id, manageUrl] = [idOf(place), links.url("manage", idOf(place), generation)];
  return { address, manageUrl, unsubscribeUrl: links.url("leave", id, generation) };
}

/** @returns how many addresses cannot be read */
async function load(parts: PeopleParts, inbox: Inbox): Promise<number> {
  const { addresses, invitations, limits, nameFor, tell } = parts;
  const { readable, unreadable } = await addresses.load();
  for (const { address, at } of await invitations.all())
    limits.remember(nameFor(spellingsOf(address).mailbox), at);
  // Who cannot be reached is treated as in a server the bot was removed from: nothing is posted, all of
  // it comes back with the key, and is erased after the same time.
  await inbox.hear({ kind: "present", adapter: "email", servers: readable });
  if (unreadable > 0)
    tell({ level: "error", kind: "unreadable", text: unreadableWords(unreadable) });
  return unreadable;
}

function unreadableWords(count: number): string {
  return `Addresses that cannot be read, so that no mail goes there: ${count}. They were sealed with another key: put back the old EMAIL_SECRET, or the file offprint-email.key, and start again; after 30 days they are erased.`;
}
