import { SECOND } from "../../time/durations.ts";
import { limited } from "../http-failure.ts";
import { createLimit } from "../pace/limit.ts";
import { createSemaphore } from "../pace/semaphore.ts";
import { createSpacing } from "../pace/spacing.ts";
import type { Exchange } from "./exchange.ts";
import { createOrigin, type Origin } from "./origin.ts";

/** Origins that one operator counts together: they share pace and connections, each has its own limits. */
export interface Site {
  /** Such as `https://export.arxiv.org`. */
  readonly origins: readonly string[];
  /** Least time between two requests, in milliseconds; 0 for none. */
  readonly intervalMs: number;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** For one request with its whole answer; 10 s unless told. */
  readonly timeoutMs?: number;
  /** Requests that may wait in line, 50 unless told; more are turned away as `limited`. */
  readonly maxWaiting?: number;
}

export interface SiteDeps extends Omit<Exchange, "timeoutMs"> {
  readonly random: () => number;
}

const TIMEOUT_MS = 10 * SECOND;
const MAX_WAITING = 50;
/** When a line may have moved on. */
const LINE_MOVES_MS = 10 * SECOND;

/** Every origin of the site by its name, such as `https://huggingface.co`. */
export function createSite(site: Site, deps: SiteDeps): readonly (readonly [string, Origin])[] {
  const { clock, random } = deps;
  const { timeoutMs = TIMEOUT_MS, maxWaiting = MAX_WAITING } = site;
  const urls = site.origins.map((origin) => new URL(origin));
  const hosts = urls.map((url) => url.host).join(" and ");
  const semaphore = createSemaphore(site.concurrency, maxWaiting, () =>
    limited(hosts, LINE_MOVES_MS),
  );
  const { intervalMs } = site;
  const spacing = createSpacing(intervalMs, clock);
  const exchange = { ...deps, timeoutMs };
  return urls.map(({ origin, host }) => {
    const limit = createLimit(host, clock);
    const shared = { clock, random, exchange, semaphore, spacing, intervalMs };
    return [origin, createOrigin({ host, limit, ...shared })];
  });
}
