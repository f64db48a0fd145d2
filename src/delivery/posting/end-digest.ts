import type { PausedBy } from "../../channels/channel.ts";
import type { ChannelLedger } from "../../ledger/ledger.ts";
import { DAY } from "../../time/durations.ts";
import { failedForDaysWords } from "../../views/words/pauses.ts";
import { dead, type WhenUncertain } from "../transitions/slots.ts";
import type { DeliverDeps } from "./deliver-deps.ts";
import { type PauseDeps, pauseChannel, postNotice } from "./pause-channel.ts";

export type EndDeps = Pick<DeliverDeps, "record" | "adapterOf" | "cut"> & PauseDeps;

/** A week of work that fails; then nobody is helped by more tries. */
const FAILING_LIMIT_MS = 5 * DAY;

/** What the place's platform makes of a part that may have been posted. */
export function uncertainAt(
  { adapterOf }: Pick<DeliverDeps, "adapterOf">,
  { place }: ChannelLedger,
): WhenUncertain {
  return adapterOf(place)?.uncertain ?? "resend";
}

/** The digest under way ends here; a channel that has failed for days is paused, with one notice. */
export async function endAsDead(
  deps: EndDeps,
  ledger: ChannelLedger,
  reason: string,
): Promise<ChannelLedger> {
  const now = deps.clock.now();
  const failedFor = now - (ledger.failingSince ?? now);
  if (failedFor < FAILING_LIMIT_MS)
    return deps.record.writeSurely(
      ledger,
      dead(ledger, { reason, now, uncertain: uncertainAt(deps, ledger) }),
    );
  const why = failedForDaysWords(reason);
  const after = await endAndPause(deps, ledger, why, "failure");
  const adapter = deps.adapterOf(ledger.place);
  if (adapter) await postNotice(adapter, ledger.place, why, deps);
  return after;
}

/** The end is written first: after a crash between the two its reason must not become "paused". */
export async function endAndPause(
  deps: EndDeps,
  ledger: ChannelLedger,
  reason: string,
  by: Extract<PausedBy, "failure" | "refusal">,
): Promise<ChannelLedger> {
  const now = deps.clock.now();
  const { failingSince: _, ...ended } = dead(ledger, {
    reason,
    now,
    uncertain: uncertainAt(deps, ledger),
  });
  const written = await deps.record.writeSurely(ledger, ended);
  await pauseChannel(deps, ledger.place, reason, by);
  return written;
}
