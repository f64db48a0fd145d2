import type { PlatformEvent } from "../../../src/chat/define-adapter.ts";
import type { Inbox } from "../../../src/chat/inbox.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Place } from "../../../src/chat/place.ts";
import type { KeyedQueue } from "../../../src/collections/keyed-queue.ts";
import type { Clock } from "../../../src/time/clock.ts";
import type { Invitations } from "./invitations.ts";
import type { InviteLimits } from "./invite-limits.ts";
import type { Links } from "./links.ts";
import type { SealedAddresses } from "./sealed-addresses.ts";

/** Hands a mail over that somebody asked for just now. @throws DeliveryError */
export type SendLetter = (letter: {
  readonly to: string;
  readonly message: Message;
  readonly id: string;
}) => Promise<unknown>;

/** What people need once the bot runs. */
export interface Connected {
  readonly inbox: Inbox;
  readonly send: SendLetter;
}

/** What the parts share: who asks, who confirms, who looks at a page. */
export interface PeopleParts {
  readonly clock: Clock;
  /** Where the pages are reached. */
  readonly publicUrl: URL;
  readonly tell: (event: PlatformEvent) => void;
  readonly addresses: SealedAddresses;
  readonly invitations: Invitations;
  readonly links: Links;
  readonly limits: InviteLimits;
  /** Changes of one address happen in turn. */
  readonly turns: KeyedQueue<string>;
  /** Places whose channel is being founded. */
  readonly founding: Set<Place>;
  /** A name for a mailbox or an address that says nothing of it. */
  readonly nameFor: (text: string) => string;
  readonly newId: () => string;
  /** Aborted when nothing more is to be begun. */
  readonly stopping: AbortController;
  connected: Connected | undefined;
}
