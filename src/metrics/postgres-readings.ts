import type { Readings } from "./readings.ts";

/** How much of PostgreSQL this process uses. */
export interface PostgresReadings {
  readonly connections: number;
  readonly busy: number;
  readonly waiting: number;
  readonly roundTrips: number;
}

export function addPostgresReadings(
  { gauge, counter }: Readings,
  read: () => PostgresReadings,
): void {
  gauge("offprint_postgres_connections", "Open connections", () => read().connections);
  gauge("offprint_postgres_connections_busy", "Connections at work", () => read().busy);
  gauge("offprint_postgres_waiting", "Questions that wait for a connection", () => read().waiting);
  counter(
    "offprint_postgres_round_trips_total",
    "Questions put to PostgreSQL",
    () => read().roundTrips,
  );
}
