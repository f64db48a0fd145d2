import type { Metrics } from "./metrics.ts";

/** Where nobody can read what is counted, nothing is. */
export const UNCOUNTED: Metrics = {
  digestPlanned() {},
  slotEnded() {},
  deliveryRetried() {},
  rateLimitWaited() {},
  commandRan() {},
  commandFailed() {},
  itemsDropped() {},
  text: async () => ({ contentType: "text/plain", body: "" }),
};
