import { createHmac, randomBytes } from "node:crypto";
import { type CellRate, createCellRate } from "../../src/collections/cell-rate.ts";
import type { Clock } from "../../src/time/clock.ts";
import { SECOND } from "../../src/time/durations.ts";
import { NAME } from "./web-place.ts";
import type { WebSettings } from "./web-settings.ts";

/** Whoever reads pages; nobody has a name there. */
export interface Visitors extends CellRate {
  /** The actor of a network. From it nobody learns the network, nor tells it again after a restart. */
  readonly actorOf: (network: string) => string;
}

/** Many people may share an address, and each reads faster than one page in a second only at times. */
const PAGES = { inRow: 60, everyMs: SECOND };

export function createVisitors(clock: Clock, pages: WebSettings["pages"] = PAGES): Visitors {
  const key = randomBytes(32);
  const { wait, charge } = createCellRate(pages, clock);
  return {
    wait,
    charge,
    actorOf: (network) => {
      const digest = createHmac("sha256", key).update(network).digest("base64url");
      return `${NAME}:${digest.slice(0, 16)}`;
    },
  };
}
