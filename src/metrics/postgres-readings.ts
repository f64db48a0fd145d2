import { Counter, Gauge, type Registry } from "prom-client";

/** How much of PostgreSQL this process uses. */
export interface PostgresReadings {
  readonly connections: number;
  readonly busy: number;
  readonly waiting: number;
  readonly roundTrips: number;
}

/** Read when they are asked for. */
export function addPostgresReadings(registry: Registry, read: () => PostgresReadings): void {
  const registers = [registry];
  const gauge = (name: string, help: string, value: (readings: PostgresReadings) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value(read()));
      },
    });
  gauge("offprint_postgres_connections", "Open connections", (is) => is.connections);
  gauge("offprint_postgres_connections_busy", "Connections at work", (is) => is.busy);
  gauge("offprint_postgres_waiting", "Questions that wait for a connection", (is) => is.waiting);
  new Counter({
    name: "offprint_postgres_round_trips_total",
    help: "Questions put to PostgreSQL",
    registers,
    collect() {
      this.reset();
      this.inc(read().roundTrips);
    },
  });
}
