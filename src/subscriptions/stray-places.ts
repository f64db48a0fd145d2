import type { ChannelRegister } from "../channels/channel.ts";
import type { Place } from "../chat/place.ts";

export interface StrayPlacesDeps {
  readonly channels: Pick<ChannelRegister, "get">;
  /** Where channels are kept, and where those that cannot be read are: what is theirs is still wanted. */
  readonly kept: readonly { readonly get: (place: Place) => Promise<unknown> }[];
}

/**
 * Those of some places that have no channel: a crash while one is erased leaves its address, or the record
 * of its digests. Asked of the store itself, since another process may have made a channel just now.
 * @throws when the store fails
 */
export async function strayPlaces(
  { channels, kept }: StrayPlacesDeps,
  places: Iterable<Place>,
): Promise<Place[]> {
  const strays: Place[] = [];
  for (const place of places) {
    if (channels.get(place)) continue;
    const found = await Promise.all(kept.map((documents) => documents.get(place)));
    if (found.every((each) => each === undefined)) strays.push(place);
  }
  return strays;
}
