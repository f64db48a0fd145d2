import { SECOND } from "../time/durations.ts";
import type { Readings } from "./readings.ts";

/** What this process does for several, and how far it keeps up with them. */
export interface SharedReadings {
  /** The roles it has, each with the number of its lease. */
  readonly roles: Iterable<{ readonly role: string; readonly lease: number }>;
  /** Leases so far. */
  readonly taken: number;
  readonly lost: number;
  /** How many changes of papers it was behind when it last looked, and since when it has not been level. */
  readonly behind: { readonly marks: number; readonly ms: number };
}

export function addSharedReadings(
  { gauge, counter, series }: Readings,
  read: () => SharedReadings,
): void {
  series(
    "offprint_role_lease",
    "The lease's number of each role that this process has",
    ["role"],
    (each) => {
      for (const { role, lease } of read().roles) each.set({ role }, lease);
    },
  );
  counter("offprint_leases_taken_total", "Leases taken", () => read().taken);
  counter("offprint_leases_lost_total", "Leases lost, and not given up", () => read().lost);
  gauge("offprint_replica_marks", "Changes of papers not taken in", () => read().behind.marks);
  gauge(
    "offprint_replica_seconds",
    "Time since this process had taken in all changes of papers",
    () => Math.max(0, read().behind.ms) / SECOND,
  );
}
