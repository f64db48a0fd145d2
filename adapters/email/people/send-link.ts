import { addressOf as idOf, type Place } from "../../../src/chat/place.ts";
import { newLinkLetter } from "./letters.ts";
import type { PeopleParts } from "./people-parts.ts";
import { spellingsOf } from "./read-address.ts";

/** What became of it. */
export type LinkSent =
  | "sent"
  /** Too many mails were asked for. */
  | "limited"
  /** There is nobody to send it to, or nothing to send it by. */
  | "not sent";

/**
 * Sends somebody a new link to their own page, for one that is over: to their address and nowhere else,
 * so that whoever holds the old one learns and gets nothing. Counts as a mail that was asked for.
 * @param network whose request it is
 * @throws DeliveryError; whatever the store throws when it fails
 */
export async function sendLink(
  { addresses, connected, limits, links, nameFor, newId, publicUrl }: PeopleParts,
  place: Place,
  network: string,
): Promise<LinkSent> {
  const address = await addresses.addressOf(place);
  if (address === undefined || !connected) return "not sent";
  const { mailbox } = spellingsOf(address);
  const by = `network:${nameFor(network)}`;
  if (limits.take({ mailbox: nameFor(mailbox), by }) !== undefined) return "limited";
  const url = links.url("manage", idOf(place), addresses.generation(place) ?? 0);
  const message = newLinkLetter({ url, host: publicUrl.host });
  await connected.send({ to: address, message, id: newId() });
  return "sent";
}
