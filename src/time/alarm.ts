import type { Clock } from "./clock.ts";
import type { Instant } from "./instant.ts";

/** Rings once, at the earliest moment it was set to. */
export interface Alarm {
  set(at: Instant): void;
  stop(): void;
}

export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let armed: { readonly at: Instant; readonly off: AbortController } | undefined;

  function stop(): void {
    armed?.off.abort();
    armed = undefined;
  }

  return {
    set(at) {
      if (armed && armed.at <= at) return;
      stop();
      const set = { at, off: new AbortController() };
      armed = set;
      const ringOnce = () => {
        if (armed !== set) return;
        armed = undefined;
        ring();
      };
      clock.sleep(Math.max(1, at - clock.now()), set.off.signal).then(ringOnce, () => undefined);
    },
    stop,
  };
}
