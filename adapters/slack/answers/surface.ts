import type { Preview } from "../../../src/chat/inbox.ts";
import type { Later, Message } from "../../../src/chat/message.ts";

/** Where somebody sees the answer to what they did. */
export interface Surface {
  /** The message or view in whose place the answer stands, once known; undefined for one that cannot be changed. */
  at(preview: Preview): string | undefined;
  /** A first sign, before the work starts. */
  begin(preview: Preview): Promise<void>;
  /** @throws when it cannot be shown */
  show(message: Message, preview: Preview): Promise<void>;
  /**
   * Shows what came later: in the answer's place, or else what it lacks below it.
   * @throws when it cannot be shown
   */
  change(later: Later, preview: Preview): Promise<void>;
}
