import { once } from "node:events";
import type { Delivery } from "../delivery/delivery.ts";
import type { Log } from "../log.ts";

export interface StartDeliveringDeps {
  readonly delivery: Pick<Delivery, "start">;
  /**
   * What a digest must not come before: until the first look it could only say that it could not
   * look, and of damaged data it would believe what was posted. One that ends with an
   * error keeps it back for good.
   */
  readonly before: readonly Promise<unknown>[];
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Starts the deliveries, at once where there is nothing to wait for. @throws what a start at once throws */
export async function startDelivering(deps: StartDeliveringDeps): Promise<void> {
  const { delivery, before, log, signal } = deps;
  if (before.length === 0) return delivery.start();
  if (signal.aborted) return;
  // What is waited for may end only after this, at a stop.
  const ends = await Promise.race([Promise.all(before), once(signal, "abort")]);
  if (signal.aborted || ends.some((end) => end instanceof Error)) return;
  await delivery.start().catch((error: unknown) => {
    log.fatal({ err: error }, "digests cannot be delivered; start Offprint again");
  });
}
