import type { Place } from "./place.ts";

/** What a platform does whose places people open by an address they give, which it keeps for them. */
export interface Enrolment {
  /**
   * Asks at the address, by one message with a link, whether its owner wants this. Answers at once, and
   * the same for every address, be it known, asked too often, or new.
   * @throws UserError for what is no address
   */
  invite(wish: EnrolmentWish): Promise<void>;
  /** The address behind a place; undefined where there is none, or it cannot be read any more. */
  addressOf(place: Place): Promise<string | undefined>;
  /** Erases the address behind a place, and ends its links. */
  forget(place: Place): Promise<void>;
  /** The places that have addresses, but those whose channel is just being founded. */
  places(): readonly Place[];
}

/** What somebody asks to be sent. */
export interface EnrolmentWish {
  /** As typed. */
  readonly address: string;
  /** As typed, and readable as a topic. */
  readonly topic: string;
  /** As typed, and readable as a schedule; the usual one where left out. */
  readonly schedule?: string;
  /** IANA zone; the usual one where left out. */
  readonly zone?: string;
  /** Who asks: the actor's id. */
  readonly by: string;
}
