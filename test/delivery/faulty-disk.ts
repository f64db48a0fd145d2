import type { Ledger } from "../../src/ledger/ledger.ts";
import type { Documents } from "../../src/stores/documents.ts";
import type { ProcessOptions } from "./world.ts";

/** A disk that can fill up, or fail altogether, and work again. */
export interface FaultyDisk {
  readonly between: NonNullable<ProcessOptions["disk"]>;
  state: "works" | "full" | "fails";
}

export function createFaultyDisk(): FaultyDisk {
  const disk: FaultyDisk = { state: "works", between };

  function between(ledger: Ledger, messages: Documents) {
    const write = () => {
      if (disk.state !== "works") throw new Error("The disk is full.");
    };
    const read = () => {
      if (disk.state === "fails") throw new Error("The disk cannot be read.");
    };
    return {
      ledger: {
        ...ledger,
        get: after(read, ledger.get),
        put: after(write, ledger.put),
      },
      messages: {
        ...messages,
        get: after(read, messages.get),
        set: after(write, messages.set),
      },
    };
  }

  return disk;
}

function after<Args extends unknown[], T>(
  check: () => void,
  operation: (...args: Args) => Promise<T>,
) {
  return async (...args: Args): Promise<T> => {
    check();
    return operation(...args);
  };
}
