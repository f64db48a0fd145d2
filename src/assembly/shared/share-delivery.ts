import type { SharedChannels } from "../../channels/shared-channels.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { Delivery, DeliveryDeps } from "../../delivery/delivery.ts";
import type { DeliveryPart } from "../../delivery/delivery-parts.ts";
import { createSharedDelivery, type SharedDelivery } from "../../delivery/shared-delivery.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Clock } from "../../time/clock.ts";
import type { Store } from "../store.ts";
import { guardPosts } from "./guard-posts.ts";

/** Delivers these channels by these platforms. */
export type OpenDelivery = (
  parts: Pick<DeliveryDeps, "adapters" | "channels" | "ledger" | "messages">,
) => Delivery;

export interface ShareDeliveryDeps {
  readonly store: Store;
  readonly channels: SharedChannels;
  readonly adapters: readonly Adapter[];
  readonly clock: Clock;
  readonly open: OpenDelivery;
}

/** Each part is delivered by one process, which writes and posts under its lease. */
export function shareDelivery(deps: ShareDeliveryDeps): SharedDelivery {
  const { store, open } = deps;
  const { shared, ledger } = store;
  if (!shared) throw new TypeError("Nobody shares this store.");
  return createSharedDelivery({
    ...deps,
    ledger,
    errands: shared.errands,
    open(part, channels, lease) {
      const records = shared.recordsUnder(lease.fence);
      return open({
        adapters: [guardPosts(part.adapter, lease)],
        channels,
        ledger: ledgerOf(records.ledger, part),
        messages: records.messages,
      });
    },
    forgetAlone: (role, place) =>
      shared.alone(role, ({ fence }) => shared.recordsUnder(fence).ledger.delete(place)),
  });
}

/** Of the places of one part. */
function ledgerOf(ledger: Ledger, { has }: DeliveryPart): Ledger {
  return {
    ...ledger,
    heads: async () => (await ledger.heads()).filter(({ place }) => has(place)),
  };
}
