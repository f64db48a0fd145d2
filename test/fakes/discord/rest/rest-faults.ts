import type { ErrorCode } from "./api-error.ts";
import type { LimitScope } from "./rate-limits.ts";
import type { Route } from "./route.ts";

/** What happens to one request instead of the usual; `after` means that Discord did what was asked. */
export type RestFault =
  | { readonly kind: "status"; readonly status: number; readonly when: "before" | "after" }
  /** A page of something in between, which looks like success. */
  | { readonly kind: "page"; readonly when: "before" | "after" }
  /** The connection ends without an answer. */
  | { readonly kind: "cut"; readonly when: "before" | "after" }
  /** The answer never comes. */
  | { readonly kind: "hang"; readonly when: "before" | "after" }
  | { readonly kind: "limited"; readonly scope: LimitScope; readonly retryAfterMs: number }
  | { readonly kind: "code"; readonly code: ErrorCode }
  /** An answer that takes its time, and is right. */
  | { readonly kind: "slow"; readonly ms: number };

/** A method and the path of a route: `POST /channels/:channel/messages` */
export type RouteName = `${string} /${string}`;

export interface RestFaults {
  /** The next requests go wrong, in this order; `undefined` is one that goes well. */
  next(route: RouteName, ...faults: readonly (RestFault | undefined)[]): void;
  /** From now on every request goes wrong, until called without a fault. */
  always(route: RouteName, fault?: RestFault): void;
}

export interface FaultScript extends RestFaults {
  take(route: string): RestFault | undefined;
}

export function createFaultScript(routes: readonly Route[]): FaultScript {
  const names = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  const queues = new Map<string, (RestFault | undefined)[]>();
  const standing = new Map<string, RestFault>();

  function mustExist(route: RouteName): void {
    if (!names.has(route)) throw new Error(`There is no route ${route}.`);
  }

  return {
    next(route, ...faults) {
      mustExist(route);
      queues.set(route, [...(queues.get(route) ?? []), ...faults]);
    },
    always(route, fault) {
      mustExist(route);
      if (fault) standing.set(route, fault);
      else standing.delete(route);
    },
    take(route) {
      const queue = queues.get(route) ?? [];
      return queue.length > 0 ? queue.shift() : standing.get(route);
    },
  };
}
