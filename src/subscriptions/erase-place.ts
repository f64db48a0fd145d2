import type { ChannelRegister } from "../channels/channel.ts";
import type { Enrolment } from "../chat/enrolment.ts";
import type { Place } from "../chat/place.ts";
import type { Delivery } from "../delivery/delivery.ts";

export interface ErasePlaceDeps {
  readonly channels: Pick<ChannelRegister, "delete">;
  readonly delivery: Pick<Delivery, "forget">;
  /** Of the platform whose places have addresses, where one is on. */
  readonly enrolment?: Pick<Enrolment, "forget"> | undefined;
}

/**
 * Erases a channel, what it was sent, and the address behind it. The channel goes first, so that nothing
 * more is planned; the address last, as who finds one without a channel knows that it is to be erased.
 */
export async function erasePlace(
  { channels, delivery, enrolment }: ErasePlaceDeps,
  place: Place,
): Promise<void> {
  await channels.delete(place);
  await delivery.forget(place);
  await enrolment?.forget(place);
}
