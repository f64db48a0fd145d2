import type { Place } from "../chat/place.ts";
import type { SlotEnd } from "../ledger/ledger.ts";
import type { Slot } from "../schedule/schedule.ts";

/** What happened, for metrics and the log. */
export type DeliveryEvent =
  | { readonly kind: "planned"; readonly place: Place; readonly slot: Slot; readonly late: boolean }
  | { readonly kind: "posted"; readonly place: Place; readonly deliveryId: string }
  /** It will be looked at again; `doubt` says that it may have been posted. */
  | {
      readonly kind: "retry";
      readonly place: Place;
      readonly deliveryId: string;
      readonly reason: string;
      readonly inMs: number;
      readonly doubt: boolean;
    }
  | { readonly kind: "ended"; readonly place: Place; readonly end: SlotEnd }
  /** A post waits for its turn, or for the platform to let posts through again. */
  | { readonly kind: "waiting"; readonly place: Place; readonly ms: number }
  | { readonly kind: "paused"; readonly place: Place; readonly reason: string }
  /** By itself: a place that refused posts takes them again. */
  | { readonly kind: "resumed"; readonly place: Place }
  | { readonly kind: "corrupt"; readonly place: Place; readonly error: Error }
  /** The store or the composing of a digest failed; nothing is lost, it is tried again. */
  | { readonly kind: "stumbled"; readonly place: Place; readonly error: unknown }
  /** The clock cannot be right (with the reason), or is plausible again. */
  | { readonly kind: "clock"; readonly doubt: string | undefined };

export type Tell = (event: DeliveryEvent) => void;
