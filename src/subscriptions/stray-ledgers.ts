import type { ChannelRegister } from "../channels/channel.ts";
import type { Place } from "../chat/place.ts";
import type { Ledger } from "../ledger/ledger.ts";

export interface StrayLedgersDeps {
  readonly ledger: Pick<Ledger, "heads">;
  readonly channels: Pick<ChannelRegister, "get">;
  /** Where channels are kept, and where those that cannot be read are: theirs is still wanted. */
  readonly kept: readonly { readonly get: (place: Place) => Promise<unknown> }[];
}

/**
 * Places with a record of digests and no channel: a crash between the two leaves one. Asked of the store
 * itself, since another process may have made a channel just now. @throws when the store fails
 */
export async function strayLedgers(deps: StrayLedgersDeps): Promise<Place[]> {
  const { ledger, channels, kept } = deps;
  const strays: Place[] = [];
  for (const { place } of await ledger.heads()) {
    if (channels.get(place)) continue;
    const found = await Promise.all(kept.map((documents) => documents.get(place)));
    if (found.every((each) => each === undefined)) strays.push(place);
  }
  return strays;
}
