import type { AdapterDeps } from "../../src/chat/define-adapter.ts";
import type { Clock } from "../../src/time/clock.ts";

export interface WebSettings extends Pick<AdapterDeps, "waysIn"> {
  readonly publicUrl: URL;
  readonly clock: Clock;
  /** How long a page waits for what is still being found out, in milliseconds. */
  readonly patienceMs?: number;
  /** How many pages a network may ask for. */
  readonly pages?: { readonly inRow: number; readonly everyMs: number };
}
