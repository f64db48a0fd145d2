/** Where a process dies: before an operation, after it took effect but before its result is seen, or with it under way. */
type Moment = "before" | "after" | "lands late";

export interface Crash {
  /** The number of the operation, from 1, counted over all processes. */
  readonly at: number;
  readonly moment: Moment;
}

/** Counts every operation on the outside world, and lets the process that does the k-th one die there. */
export interface CrashCounter {
  readonly operations: readonly string[];
  /** A process that lives until a crash; `onDeath` is called then. */
  newProcess(onDeath: () => void): Mortal;
}

export interface Mortal {
  readonly isDead: () => boolean;
  /** Does the operation, unless the process is dead or dies here: then nothing follows it, ever. */
  run<T>(name: string, operation: () => Promise<T>): Promise<T>;
}

/** `later` runs what a dead process had already sent. */
export function createCrashCounter(
  crashes: readonly Crash[],
  later: (operation: () => Promise<unknown>) => void = () => {},
): CrashCounter {
  const operations: string[] = [];
  const never = <T>() => new Promise<T>(() => {});

  return {
    operations,
    newProcess(onDeath) {
      let dead = false;
      const die = () => {
        if (dead) return;
        dead = true;
        onDeath();
      };
      return {
        isDead: () => dead,
        async run(name, operation) {
          if (dead) return never();
          const at = operations.push(name);
          const crash = crashes.find((each) => each.at === at);
          if (crash?.moment === "after") await operation().catch(() => undefined);
          if (crash?.moment === "lands late") later(operation);
          if (crash) die();
          if (dead) return never();
          const result = await operation();
          return dead ? never() : result;
        },
      };
    },
  };
}
