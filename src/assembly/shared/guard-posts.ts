import type { Adapter } from "../../chat/adapter.ts";
import { DeliveryError } from "../../errors.ts";
import type { Lease } from "../../postgres/lease.ts";
import { SECOND } from "../../time/durations.ts";

/** The same platform, which posts only while the lease is held: who has slept for longer posts nothing when it wakes. */
export function guardPosts(adapter: Adapter, { isHeld }: Pick<Lease, "isHeld">): Adapter {
  const whileHeld = <T>(post: () => Promise<T>): Promise<T> =>
    isHeld() ? post() : Promise.reject(new DeliveryError(SOON, LAPSED));
  const { twoSteps } = adapter;
  return {
    ...adapter,
    post: (...post) => whileHeld(() => adapter.post(...post)),
    ...(twoSteps && {
      twoSteps: {
        ...twoSteps,
        begin: (...line) => whileHeld(() => twoSteps.begin(...line)),
        finish: (...whole) => whileHeld(() => twoSteps.finish(...whole)),
      },
    }),
  };
}

/** The platform has refused nothing: where the lease is renewed, or another's, it need not wait as after a failure. */
const SOON = { kind: "limited", retryAfterMs: 5 * SECOND, scope: "channel" } as const;
const LAPSED = "Another process of this bot may have taken over.";
