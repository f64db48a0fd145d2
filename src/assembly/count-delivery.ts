import { adapterOf } from "../chat/place.ts";
import type { DeliveryEvent, Tell } from "../delivery/events.ts";
import type { SlotEnd } from "../ledger/ledger.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";

/** Counts and logs what happens to digests. */
export function countDelivery(metrics: Metrics, log: Log): Tell {
  return (event) => {
    count(metrics, event);
    write(log, event);
  };
}

function count(metrics: Metrics, event: DeliveryEvent): void {
  if (event.kind === "planned") metrics.digestPlanned();
  if (event.kind === "ended") countEnd(metrics, event.end);
  if (event.kind === "retry") metrics.deliveryRetried(adapterOf(event.place));
  if (event.kind === "waiting") metrics.rateLimitWaited(adapterOf(event.place), event.ms);
}

function countEnd(metrics: Metrics, { outcome }: SlotEnd): void {
  const late = outcome.kind === "delivered" && outcome.late;
  const uncertain = "uncertain" in outcome && outcome.uncertain;
  metrics.slotEnded(outcome.kind, { late, uncertain });
}

function write(log: Log, { kind, ...facts }: DeliveryEvent): void {
  const { error, ...rest } = { error: undefined, ...facts };
  const line = error === undefined ? rest : { ...rest, err: error };
  if (kind === "stumbled" || kind === "corrupt") log.error(line, `delivery: ${kind}`);
  else if (kind === "retry" || kind === "paused" || kind === "clock")
    log.warn(line, `delivery: ${kind}`);
  else log.info(line, `delivery: ${kind}`);
}
