import type { Json } from "../world/world.ts";

/** What happens to one call instead of the usual; `after` means that Slack did what was asked. */
export type ApiFault =
  | {
      readonly kind: "error";
      readonly error: string;
      readonly fields?: Json;
      /** Slack says of `internal_error` and `fatal_error` that something may have been done; `before` when absent. */
      readonly when?: "before" | "after";
    }
  /** A page of HTML with the status 200, as a proxy between answers. */
  | { readonly kind: "page"; readonly when: "before" | "after" }
  | { readonly kind: "limited"; readonly retryAfterS: number }
  | { readonly kind: "status"; readonly status: number; readonly when: "before" | "after" }
  /** The connection ends without an answer. */
  | { readonly kind: "cut"; readonly when: "before" | "after" }
  /** The answer never comes. */
  | { readonly kind: "hang"; readonly when: "before" | "after" }
  /** An answer that takes its time, and is right. */
  | { readonly kind: "slow"; readonly ms: number };

/** Which calls: of a method, or of all with `*`; of one workspace; to one channel. */
export interface Which {
  readonly method: string;
  readonly team?: string;
  readonly channel?: string;
}

export interface ApiFaults {
  /** The next such calls go wrong, in this order; `undefined` is one that goes well. */
  next(which: string | Which, ...faults: readonly (ApiFault | undefined)[]): void;
  /** From now on every such call goes wrong, until called without a fault. */
  always(which: string | Which, fault?: ApiFault): void;
  /** From now on every call that `fate` has a fault for goes wrong, whatever else is scripted. */
  script(fate: (asked: Asked) => ApiFault | undefined): void;
}

/** One call as the script looks at it; `team` and `channel` are left out where nobody knows them. */
export interface Asked {
  readonly method: string;
  readonly teams: readonly string[];
  readonly channel?: string | undefined;
}

export interface FaultScript extends ApiFaults {
  take(asked: Asked): ApiFault | undefined;
}

interface Entry {
  readonly which: Which;
  readonly queue: (ApiFault | undefined)[];
  always?: ApiFault;
}

export function createFaultScript(names: readonly string[]): FaultScript {
  const known = new Set(["*", ...names]);
  const entries = new Map<string, Entry>();
  let fated: (asked: Asked) => ApiFault | undefined = () => undefined;

  function entryOf(which: string | Which): Entry {
    const exact = typeof which === "string" ? { method: which } : which;
    if (!known.has(exact.method)) throw new Error(`There is no method ${exact.method}.`);
    const key = JSON.stringify([exact.method, exact.team, exact.channel]);
    const entry = entries.get(key) ?? { which: exact, queue: [] };
    entries.set(key, entry);
    return entry;
  }

  return {
    next: (which, ...faults) => void entryOf(which).queue.push(...faults),
    always(which, fault) {
      const entry = entryOf(which);
      if (fault) entry.always = fault;
      else delete entry.always;
    },
    script(fate) {
      fated = fate;
    },
    take(asked) {
      const fault = fated(asked);
      if (fault) return fault;
      const meant = [...entries.values()].filter(({ which }) => isMeant(which, asked));
      const queued = meant.find(({ queue }) => queue.length > 0);
      if (queued) return queued.queue.shift();
      return meant.find(({ always }) => always)?.always;
    },
  };
}

function isMeant({ method, team, channel }: Which, asked: Asked): boolean {
  return (
    (method === "*" || method === asked.method) &&
    (team === undefined || asked.teams.includes(team)) &&
    (channel === undefined || channel === asked.channel)
  );
}
