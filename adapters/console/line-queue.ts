/** Lines that were typed before anyone asked for them. One reader at a time. */
export interface LineQueue {
  readonly size: number;
  push(line: string): void;
  /** The next line, or undefined after the last. */
  next(): Promise<string | undefined>;
  /** Ends the queue; what waits in it is still read. */
  end(): void;
  /** Ends the queue and forgets what waits in it. */
  drop(): void;
}

export function createLineQueue(): LineQueue {
  let waiting: string[] = [];
  let ended = false;
  let wake = () => {};
  const end = () => {
    ended = true;
    wake();
  };
  return {
    get size() {
      return waiting.length;
    },
    push: (line) => {
      if (!ended) waiting.push(line);
      wake();
    },
    next: async () => {
      while (waiting.length === 0 && !ended) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return waiting.shift();
    },
    end,
    drop: () => {
      waiting = [];
      end();
    },
  };
}
