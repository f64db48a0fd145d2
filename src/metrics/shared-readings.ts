import { Counter, Gauge, type Registry } from "prom-client";
import { SECOND } from "../time/durations.ts";

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

/** Read when they are asked for. */
export function addSharedReadings(registry: Registry, read: () => SharedReadings): void {
  const registers = [registry];
  const gauge = (name: string, help: string, value: (readings: SharedReadings) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value(read()));
      },
    });
  const counter = (name: string, help: string, value: (readings: SharedReadings) => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(value(read()));
      },
    });
  new Gauge({
    name: "offprint_role_lease",
    help: "The lease's number of each role that this process has",
    labelNames: ["role"],
    registers,
    collect() {
      this.reset();
      for (const { role, lease } of read().roles) this.set({ role }, lease);
    },
  });
  counter("offprint_leases_taken_total", "Leases taken", ({ taken }) => taken);
  counter("offprint_leases_lost_total", "Leases lost, and not given up", ({ lost }) => lost);
  gauge("offprint_replica_marks", "Changes of papers not taken in", ({ behind }) => behind.marks);
  gauge(
    "offprint_replica_seconds",
    "Time since this process had taken in all changes of papers",
    ({ behind }) => Math.max(0, behind.ms) / SECOND,
  );
}
