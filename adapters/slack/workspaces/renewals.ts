import { createHash } from "node:crypto";
import type { Clock } from "../../../src/time/clock.ts";
import { MINUTE } from "../../../src/time/durations.ts";
import type { SlackAccess, SlackStore, Tell } from "../slack-settings.ts";
import type { ClientsFor } from "./clients.ts";
import { type Installation, type Tokens, tokensOf } from "./installation.ts";
import type { Installations } from "./installations.ts";

export interface RenewalDeps {
  readonly access: Extract<SlackAccess, { kind: "many" }>;
  /** Where several processes share it, one of them asks Slack for a token. */
  readonly store: Pick<SlackStore, "claim" | "delete">;
  readonly installations: Installations;
  readonly clientsFor: ClientsFor;
  readonly clock: Clock;
  readonly tell: Tell;
}

/** Exchanges refresh tokens, each of which Slack takes once. */
export interface Renewals {
  /**
   * The installation with another token than this; undefined when it is gone meanwhile. However many
   * ask at the same time, Slack is asked once.
   *
   * @throws when Slack does not give one, or cannot be asked
   */
  renew(stored: Installation): Promise<Installation | undefined>;
  /** The installation as it is known here: newer than the stored one while the store takes nothing. */
  latest(stored: Installation): Installation;
  /** Stores what could not be stored before. @throws what the store does */
  store(id: string): Promise<void>;
  /** Resolves once nothing is under way; a token that is not stored would be lost. */
  settle(): Promise<void>;
}

/** Who asks Slack and is not heard of for so long asks no more. */
const CLAIM_MS = MINUTE;
/** Another process that asks is waited for so long, as are people whom it keeps waiting. */
const [LOOKS, LOOK_MS] = [8, 250];

export function createRenewals(deps: RenewalDeps): Renewals {
  const { installations, tell } = deps;
  const running = new Map<string, Promise<Installation | undefined>>();
  const unsaved = new Map<string, Installation>();

  const save = async (next: Installation): Promise<Installation | undefined> => {
    unsaved.set(next.id, next);
    const saved = await installations.change(next.id, (now) => (isSame(now, next) ? next : now));
    if (unsaved.get(next.id) === next) unsaved.delete(next.id);
    return saved;
  };

  const exchange = async (old: Installation): Promise<Installation | undefined> => {
    const tokens = await askAlone(deps, old);
    if (!tokens) return awaitTheirs(deps, old);
    const next = { ...old, ...tokens };
    try {
      return await save(next);
    } catch (error) {
      const text = `The new token of ${old.id} could not be stored; it is held until it can be.`;
      tell({ kind: "failed", level: "error", text, error });
      return next;
    }
  };

  /** Another process may have been faster, and have used up the refresh token. */
  const takeTheirs = async (old: Installation, error: unknown) => {
    const now = await installations.get(old.id);
    if (now?.refreshToken === old.refreshToken) throw error;
    return now;
  };

  const latest = (stored: Installation): Installation => {
    const held = unsaved.get(stored.id);
    return held && isSame(stored, held) ? held : stored;
  };

  return {
    latest,
    renew: (stored) => {
      const old = latest(stored);
      if (old.token !== stored.token || !old.refreshToken) return Promise.resolve(old);
      const renewal =
        running.get(old.id) ??
        exchange(old)
          .catch((error: unknown) => takeTheirs(old, error))
          .finally(() => running.delete(old.id));
      running.set(old.id, renewal);
      return renewal;
    },
    store: async (id) => {
      const held = unsaved.get(id);
      if (held) await save(held);
    },
    settle: async () => {
      await Promise.allSettled(running.values());
    },
  };
}

/** One that was removed, or made anew, takes nothing of the one before. */
function isSame(now: Installation | undefined, next: Installation): boolean {
  return now?.installedAt === next.installedAt;
}

/** Nothing where another process asks already. */
async function askAlone(deps: RenewalDeps, old: Installation): Promise<Tokens | undefined> {
  const { store } = deps;
  if (!store.claim) return askTokens(deps, old);
  const used = createHash("sha256")
    .update(old.refreshToken ?? "")
    .digest("base64url");
  const key = `renewal:${used}`;
  if (!(await store.claim(key, CLAIM_MS))) return undefined;
  try {
    return await askTokens(deps, old);
  } catch (error) {
    // It may be asked again, by any; what Slack has given for it is never asked for twice.
    await store.delete(key).catch(() => undefined);
    throw error;
  }
}

/** @throws where there is none in time */
async function awaitTheirs({ installations, clock }: RenewalDeps, old: Installation) {
  for (let look = 0; look < LOOKS; look++) {
    await clock.sleep(LOOK_MS);
    const now = await installations.get(old.id);
    if (now?.refreshToken !== old.refreshToken) return now;
  }
  throw new Error("Another process of this bot is asking Slack for it.");
}

/** @see https://docs.slack.dev/authentication/using-token-rotation */
async function askTokens(
  { access, clientsFor, clock }: RenewalDeps,
  { refreshToken = "" }: Installation,
): Promise<Tokens> {
  const answer = await clientsFor().posts.oauth.v2.access({
    client_id: access.clientId,
    client_secret: access.clientSecret,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
  return tokensOf(answer, clock.now());
}
