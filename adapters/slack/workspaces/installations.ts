import { createSeal } from "../../../src/secrets/seal.ts";
import type { SlackStore } from "../slack-settings.ts";
import { Installation } from "./installation.ts";

/** Every installation there is, encrypted where it is kept. A failing store throws. */
export interface Installations {
  /** @throws UnreadableInstallation */
  get(id: string): Promise<Installation | undefined>;
  /** Replaces or, with undefined, forgets one; changes of one installation happen in turn. */
  change(
    id: string,
    make: (now: Installation | undefined) => Installation | undefined,
  ): Promise<Installation | undefined>;
  ids(): Promise<readonly string[]>;
}

const PREFIX = "installation:";
/** Of the stored form; another one is refused rather than guessed at. */
const FORMAT = 1;

export function createInstallations(store: SlackStore, secret: string): Installations {
  const seal = createSeal(secret, "slack installations");
  const turns = createTurns();

  const get = async (id: string): Promise<Installation | undefined> => {
    const key = PREFIX + id;
    const stored = await store.get(key);
    if (stored === undefined) return undefined;
    const text = seal.open(sealedIn(stored), key);
    if (text === undefined) throw unreadable(id);
    return Installation.parse(JSON.parse(text));
  };

  const put = async (id: string, next: Installation | undefined): Promise<void> => {
    const key = PREFIX + id;
    if (!next) return store.delete(key);
    const sealed = seal.close(JSON.stringify(next), key);
    await store.set(key, { format: FORMAT, sealed });
  };

  return {
    get,
    change: (id, make) =>
      turns(id, async () => {
        // What cannot be opened any more may still be replaced or forgotten.
        const now = await get(id).catch(unopened);
        const next = make(now);
        if (next !== now || next === undefined) await put(id, next);
        return next;
      }),
    ids: async () => {
      const ids: string[] = [];
      for await (const { key } of store.entries())
        if (key.startsWith(PREFIX)) ids.push(key.slice(PREFIX.length));
      return ids;
    },
  };
}

/** The secret it was encrypted with is not the one there is now. */
export class UnreadableInstallation extends Error {
  override readonly name = "UnreadableInstallation";
}

function unreadable(id: string): UnreadableInstallation {
  return new UnreadableInstallation(
    `The installation of ${id} cannot be opened: SLACK_STATE_SECRET is not the one it was made with. Set the old one, or install again.`,
  );
}

function unopened(error: unknown): undefined {
  if (error instanceof UnreadableInstallation) return undefined;
  throw error;
}

function sealedIn(stored: unknown): string {
  if (typeof stored !== "object" || stored === null || !("format" in stored)) return "";
  const isKnown = stored.format === FORMAT && "sealed" in stored;
  return isKnown && typeof stored.sealed === "string" ? stored.sealed : "";
}

/** Runs what belongs to one key one after the other. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    const end = () => {
      if (last.get(key) === turn) last.delete(key);
    };
    last.set(key, turn);
    turn.then(end, end);
    return turn;
  };
}
