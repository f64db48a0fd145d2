import { createHash, randomBytes } from "node:crypto";
import { createSeal } from "../../../src/secrets/seal.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { MINUTE, SECOND } from "../../../src/time/durations.ts";
import type { SlackStore } from "../slack-settings.ts";

/** Ties the end of an installation to the browser that began it, for ten minutes and once. */
export interface InstallState {
  /** What goes to Slack and back, and the header that gives the browser its half. */
  make(isSecure: boolean): { readonly state: string; readonly cookie: string };
  /** Whether it is the pair, and not too old; the second time it is not. */
  use(state: string | null, cookies: string | undefined): Promise<boolean>;
}

const LIFE_MS = 10 * MINUTE;
const COOKIE = "offprint-slack-install";
const PATTERN = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{43})(?:;|$)`, "u");
const USED = "used-state:";
/** A sealed moment is much shorter. */
const LONGEST_STATE = 300;

export function createInstallState(secret: string, store: SlackStore, clock: Clock): InstallState {
  const seal = createSeal(secret, "slack install state");
  /** While the store is being asked the same state may come again. */
  const inUse = new Set<string>();

  const isFresh = (state: string, browser: string): boolean => {
    const made = Number(seal.open(state, browser));
    // One that does not open is not a number, and no comparison holds.
    return clock.now() - made <= LIFE_MS;
  };

  const useUp = async (state: string): Promise<boolean> => {
    const key = USED + createHash("sha256").update(state).digest("base64url");
    if (inUse.has(key)) return false;
    inUse.add(key);
    try {
      if ((await store.get(key)) !== undefined) return false;
      await store.set(key, true, LIFE_MS);
      return true;
    } finally {
      inUse.delete(key);
    }
  };

  return {
    make: (isSecure) => {
      const browser = randomBytes(32).toString("base64url");
      const flags = `Path=/slack; Max-Age=${LIFE_MS / SECOND}; HttpOnly; SameSite=Lax`;
      const cookie = `${COOKIE}=${browser}; ${flags}${isSecure ? "; Secure" : ""}`;
      return { state: seal.close(String(clock.now()), browser), cookie };
    },
    use: async (state, cookies = "") => {
      const browser = PATTERN.exec(cookies)?.[1];
      if (!state || state.length > LONGEST_STATE || !browser) return false;
      return isFresh(state, browser) && useUp(state);
    },
  };
}
