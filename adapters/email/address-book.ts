import type { Place } from "../../src/chat/place.ts";

/** Who reads the inbox of a place. The address stands nowhere else: not in a place, not in a log. */
export interface Recipient {
  readonly address: string;
  /** Ends all mails by one POST, as mail programs send it (RFC 8058), and asks a person first on a GET. */
  readonly unsubscribeUrl: string;
  /** The page on which they manage what comes. */
  readonly manageUrl: string;
}

export interface AddressBook {
  /** Undefined for a place that nobody has confirmed, or that was left. @throws StoreError */
  addressOf(place: Place): Promise<Recipient | undefined>;
}
