/** Equal work under way is done once. */
export interface SingleFlight<T> {
  /**
   * Joins what is under way for `key`, or starts it. Who leaves through `signal` leaves alone; the
   * work is aborted when everybody has left.
   */
  join(key: string, start: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
  abortAll(reason: unknown): void;
}

interface Flight<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  passengers: number;
}

export function createSingleFlight<T>(): SingleFlight<T> {
  const flights = new Map<string, Flight<T>>();

  function take(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const result = start(controller.signal);
    const flight = { result, controller, passengers: 0 };
    const land = () => forget(key, flight);
    flights.set(key, flight);
    result.then(land, land);
    return flight;
  }

  function forget(key: string, flight: Flight<T>): void {
    if (flights.get(key) === flight) flights.delete(key);
  }

  async function join(
    key: string,
    start: (signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    const flight = flights.get(key) ?? take(key, start);
    flight.passengers++;
    return orAborted(flight.result, signal, (reason) => {
      flight.passengers--;
      if (flight.passengers > 0) return;
      forget(key, flight);
      flight.controller.abort(reason);
    });
  }

  return {
    join,
    abortAll(reason) {
      for (const { controller } of flights.values()) controller.abort(reason);
    },
  };
}

/** What `work` answers, or the signal's reason if that comes first. */
function orAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
  onAbort: (reason: unknown) => void,
): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const leave = () => {
      onAbort(signal.reason);
      reject(signal.reason);
    };
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
