import type { Preview } from "../../../src/chat/inbox.ts";
import type { Message } from "../../../src/chat/message.ts";

/** Where somebody sees the answer to what they did. */
export interface Surface {
  /** A first sign, before the work starts. */
  begin(preview: Preview): Promise<void>;
  /** @throws when it cannot be shown */
  show(message: Message, preview: Preview): Promise<void>;
}
