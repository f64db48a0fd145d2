import { HOUR, MINUTE } from "../../../src/time/durations.ts";
import { codeOf } from "../posts/post-error.ts";
import type { Installation } from "./installation.ts";
import { UnreadableInstallation } from "./installations.ts";
import { createRenewals, type RenewalDeps, type Renewals } from "./renewals.ts";

/** Keeps tokens that expire, after twelve hours at Slack, from doing so. */
export interface Rotation extends Pick<Renewals, "renew"> {
  /** Renews every token ahead of time, also while nothing comes in. */
  start(): void;
  stop(): Promise<void>;
  /**
   * The installation with a token that lives for some minutes, as far as Slack gives one; undefined
   * when it is gone meanwhile.
   */
  fresh(stored: Installation): Promise<Installation | undefined>;
}

const SWEEP_MS = 15 * MINUTE;
/** Eight sweeps fit into it, so that an hour of trouble at Slack does no harm. */
const AHEAD_MS = 2 * HOUR;
/** What is left of a token that is used must outlive the work it is used for. */
const AT_USE_MS = 5 * MINUTE;

export function createRotation(deps: RenewalDeps): Rotation {
  const { installations, clock, tell } = deps;
  const renewals = createRenewals(deps);
  const troubled = new Set<string>();
  const stopping = new AbortController();
  let sweeping: Promise<void> = Promise.resolve();

  const complain = (id: string, error: unknown): void => {
    if (troubled.has(id)) return;
    troubled.add(id);
    tell({ kind: "failed", level: "warn", text: wordsFor(id, error), error });
  };

  /** An old token is used for as long as there is no other. */
  const within = async (stored: Installation, ms: number): Promise<Installation | undefined> => {
    const now = renewals.latest(stored);
    if (now.expiresAt === undefined || now.expiresAt - clock.now() > ms) return now;
    try {
      const next = await renewals.renew(now);
      troubled.delete(now.id);
      return next;
    } catch (error) {
      complain(now.id, error);
      return now;
    }
  };

  const at = async (id: string): Promise<void> => {
    await renewals.store(id);
    const stored = await installations.get(id);
    if (stored) await within(stored, AHEAD_MS);
  };

  const sweep = async (): Promise<void> => {
    for (const id of await installations.ids()) {
      if (stopping.signal.aborted) return;
      await at(id).catch((error: unknown) => complain(id, error));
    }
  };

  const keepSweeping = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await sweep().catch((error: unknown) => complain("every workspace", error));
      await clock.sleep(SWEEP_MS, stopping.signal).catch(() => undefined);
    }
  };

  return {
    renew: renewals.renew,
    fresh: (stored) => within(stored, AT_USE_MS),
    start: () => {
      sweeping = keepSweeping();
    },
    stop: async () => {
      stopping.abort();
      await sweeping;
      await renewals.settle();
    },
  };
}

function wordsFor(id: string, error: unknown): string {
  if (error instanceof UnreadableInstallation) return error.message;
  const code = codeOf(error);
  return code === undefined
    ? `The token of ${id} cannot be renewed now; it will be tried again.`
    : `Slack does not renew the token of ${id} (${code}). If that goes on, install the bot there again.`;
}
