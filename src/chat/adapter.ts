import type { Inbox } from "./inbox.ts";
import type { Message } from "./message.ts";
import type { Place } from "./place.ts";

/** One chat platform. A platform that cannot do an optional thing leaves it out. */
export interface Adapter {
  readonly name: string;
  /** Resolves once connected and listening. */
  start(inbox: Inbox): Promise<void>;
  /**
   * Posts to a place and resolves with the platform's id of the message.
   * @throws DeliveryError
   */
  post(place: Place, message: Message, deliveryId: string): Promise<string>;
  /** Stops listening and lets running work end. */
  stop(): Promise<void>;
  /** The message posted under this delivery id, if it can still be found. */
  find?(place: Place, deliveryId: string): Promise<string | undefined>;
  /** Settles when the adapter has nothing more to read, such as a console at the end of its input. */
  readonly ended?: Promise<void>;
}
