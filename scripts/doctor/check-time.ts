import { type Check, type Finding, good, unknown, wrong } from "../../src/checkup/check.ts";
import { areCarriedInForce, zoneDataVersions } from "../../src/schedule/zone-data.ts";
import type { Clock } from "../../src/time/clock.ts";
import { MINUTE, SECOND } from "../../src/time/durations.ts";

/** How far the clock may be from what other machines say: a digest is due in a minute. */
const TOLERATED_MS = MINUTE;

/** What another machine said the time is, beside this one's when it was heard. */
export interface HeardTime {
  readonly host: string;
  /** How much this clock is ahead, in milliseconds; a Date header tells whole seconds. */
  readonly aheadMs: number;
}

/** The same `fetch`, which notes the time that each answer tells. */
export function listeningFetch(clock: Clock, heard: HeardTime[]): typeof fetch {
  return async (...asked) => {
    const before = clock.now();
    const response = await fetch(...asked);
    const told = Date.parse(response.headers.get("date") ?? "");
    // Between the question and its answer, and somewhere within the second it tells.
    const now = (before + clock.now()) / 2;
    const host = new URL(response.url).host;
    if (!Number.isNaN(told)) heard.push({ host, aheadMs: now - (told + SECOND / 2) });
    return response;
  };
}

/** @param heard of the sources, which are asked before */
export function timeChecks(heard: readonly HeardTime[], asksAny: boolean): readonly Check[] {
  const look = async () => [asksAny ? clockFinding(heard) : NOBODY_ASKED];
  return [
    { title: "clock", asks: true, look },
    { title: "zone data", look: async () => [zoneFinding()] },
  ];
}

const NOBODY_ASKED: Finding = {
  status: "left-out",
  says: "No source is set that would tell the time.",
};

function clockFinding(heard: readonly HeardTime[]): Finding {
  const byDistance = heard.toSorted(
    (one, other) => Math.abs(one.aheadMs) - Math.abs(other.aheadMs),
  );
  // Those nearest to this clock: one host that is off says nothing of it.
  const [nearest] = byDistance;
  if (!nearest)
    return unknown(
      "No other machine told the time.",
      "Compare date -u with a clock you trust, and see that the machine keeps time (NTP).",
    );
  const seconds = Math.round(Math.abs(nearest.aheadMs) / SECOND);
  const side = nearest.aheadMs > 0 ? "ahead of" : "behind";
  const tolerated = `${TOLERATED_MS / SECOND} s are tolerated`;
  if (Math.abs(nearest.aheadMs) <= TOLERATED_MS)
    return good(`The clock is within ${Math.max(1, seconds)} s of ${nearest.host}; ${tolerated}.`);
  return wrong(
    `The clock is ${seconds} s ${side} that of ${nearest.host}; ${tolerated}.`,
    "Let the machine keep time (NTP): timedatectl set-ntp true, or your system's way.",
  );
}

function zoneFinding(): Finding {
  const { runtime = "none", carried } = zoneDataVersions();
  if (areCarriedInForce(zoneDataVersions()))
    return good(
      `Time zones are those of ${carried}, which come with Offprint; Node has ${runtime}.`,
    );
  return good(`Time zones are those of ${runtime}, which come with Node; Offprint has ${carried}.`);
}
