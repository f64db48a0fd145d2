import type { Enrolment, EnrolmentWish } from "../../../src/chat/enrolment.ts";
import { addressOf as idOf } from "../../../src/chat/place.ts";
import { DeliveryError } from "../../../src/errors.ts";
import { HOUR, MINUTE, SECOND } from "../../../src/time/durations.ts";
import { readerAt } from "./enrol.ts";
import { INVITE_LIMITS } from "./invite-limits.ts";
import { confirmLetter, knownLetter } from "./letters.ts";
import { LINK_LASTS } from "./links.ts";
import type { PeopleParts } from "./people-parts.ts";
import { type MailAddress, readAddress } from "./read-address.ts";

export interface Inviting extends Pick<Enrolment, "invite"> {
  /** Resolves once nobody is being asked. */
  idle(): Promise<void>;
}

/** The answer has left by then, so that how long it took says nothing of the address. */
const AFTER_MS = SECOND / 4;
/** Servers that know no sender yet want a mail again later; each of these is one more try. */
const RETRY_AFTER_MS = [5 * MINUTE, 20 * MINUTE, 60 * MINUTE];
/** So many may wait for their moment; a storm beyond that is over before it is looked at. */
const MOST_WAITING = 1_000;

type Letter = Parameters<NonNullable<PeopleParts["connected"]>["send"]>[0];

/** What asking holds while the bot runs. */
interface Asking {
  readonly parts: PeopleParts;
  /** Told once an hour: a storm is to fill no log. */
  readonly tellLimited: () => void;
}

export function createInvite(parts: PeopleParts): Inviting {
  const stopping = parts.stopping.signal;
  const asking: Asking = { parts, tellLimited: limitTeller(parts) };
  const running = new Set<Promise<void>>();
  let waiting = 0;

  const later = async (address: MailAddress, wish: EnrolmentWish) => {
    waiting += 1;
    await parts.clock.sleep(AFTER_MS, stopping).finally(() => {
      waiting -= 1;
    });
    while (!parts.connected) await parts.clock.sleep(SECOND, stopping);
    await ask(asking, address, wish);
  };

  return {
    async invite(wish) {
      const address = readAddress(wish.address);
      if (stopping.aborted) return;
      if (waiting >= MOST_WAITING) return asking.tellLimited();
      const under = later(address, wish).catch((error: unknown) => {
        if (!stopping.aborted) failed(parts, error);
      });
      running.add(under);
      under.finally(() => running.delete(under));
    },
    async idle() {
      await Promise.all(running);
    },
  };
}

async function ask(asking: Asking, address: MailAddress, wish: EnrolmentWish): Promise<void> {
  const { parts } = asking;
  const { addresses, invitations, links, clock, publicUrl, newId } = parts;
  if (!mayAsk(asking, address, wish)) return;
  const { host } = publicUrl;
  const known = await readerAt(parts, address);
  const id = newId();
  if (known) {
    const url = links.url("manage", idOf(known), addresses.generation(known) ?? 0);
    return send(parts, { to: address.typed, message: knownLetter({ url, host }), id });
  }
  const now = clock.now();
  await invitations.add(id, { ...wish, address: address.typed }, now, LINK_LASTS.confirm);
  const url = links.url("confirm", id, 0);
  const message = confirmLetter({ url, host, until: now + LINK_LASTS.confirm });
  await send(parts, { to: address.typed, message, id });
}

function mayAsk(
  { parts: { limits, nameFor }, tellLimited }: Asking,
  { mailbox }: MailAddress,
  { by }: EnrolmentWish,
): boolean {
  const reached = limits.take({ mailbox: nameFor(mailbox), by });
  if (reached === "all") tellLimited();
  return reached === undefined;
}

function limitTeller({ clock, tell }: PeopleParts): () => void {
  const { most } = INVITE_LIMITS.all;
  const text = `Nobody else is asked to confirm a mail address for now: in an hour ${most} may be. Somebody may be giving addresses that are not theirs.`;
  let quietUntil = Number.NEGATIVE_INFINITY;
  return () => {
    if (clock.now() < quietUntil) return;
    quietUntil = clock.now() + HOUR;
    tell({ level: "warn", kind: "limited", text });
  };
}

/** Tried again only where the server has surely not taken it. */
async function send(parts: PeopleParts, letter: Letter): Promise<void> {
  for (const waitMs of [...RETRY_AFTER_MS, undefined]) {
    try {
      await parts.connected?.send(letter);
      return;
    } catch (error) {
      if (waitMs === undefined || !isPassing(error)) throw error;
      await parts.clock.sleep(waitMs, parts.stopping.signal);
    }
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof DeliveryError)) return false;
  return error.failure.kind === "failed" || error.failure.kind === "limited";
}

/** What a server says of an address is the asker's to find out, not the operator's to read. */
function failed({ tell }: PeopleParts, error: unknown): void {
  if (error instanceof DeliveryError) {
    const text = `A mail that somebody asked for was not handed over. ${error.message}`;
    tell({ level: "info", kind: "not sent", text });
  } else tell({ level: "error", kind: "failed", text: "Nobody could be asked.", error });
}
