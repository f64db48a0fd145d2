import { Counter, Gauge, type Registry } from "prom-client";

/** Adds metrics whose value is read when they are asked for. */
export interface Readings {
  gauge(name: string, help: string, read: () => number): void;
  /** Of something that is counted elsewhere. */
  counter(name: string, help: string, read: () => number): void;
  /** A series for each of what `read` sets. */
  series(name: string, help: string, labelNames: string[], read: (gauge: Gauge) => void): void;
}

export function createReadings(registry: Registry): Readings {
  const registers = [registry];
  const series: Readings["series"] = (name, help, labelNames, read) =>
    void new Gauge({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        read(this);
      },
    });
  return {
    series,
    gauge: (name, help, read) => series(name, help, [], (gauge) => gauge.set(read())),
    counter: (name, help, read) =>
      void new Counter({
        name,
        help,
        registers,
        collect() {
          this.reset();
          this.inc(read());
        },
      }),
  };
}
