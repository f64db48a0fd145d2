import { z } from "zod";
import type { Request } from "../chat/request.ts";
import { createBoundedMap } from "../collections/bounded-map.ts";
import { UserError } from "../errors.ts";
import type { Documents } from "../stores/documents.ts";
import type { Clock } from "../time/clock.ts";
import { DAY, SECOND } from "../time/durations.ts";
import { within } from "../time/within.ts";

/** Keeps button values that are too long to travel in a button. */
export interface ButtonShelf {
  /** Stores the value for the asker and resolves with the short reference that takes its place. */
  keep(value: string, request: Request): Promise<string>;
  /**
   * The value behind a reference; any other value is returned as it is.
   * @throws UserError when the reference has expired or belongs to someone else
   */
  open(value: string, request: Request): Promise<string>;
}

const LIFETIME_MS = 7 * DAY;
const MARK = "~";

const Kept = z.object({
  value: z.string(),
  owner: z.string(),
  place: z.string(),
  until: z.number(),
});

/** Nobody waits for longer for an answer whose buttons could not be kept for good. */
const PATIENCE_MS = 2 * SECOND;

/** Values that could not be stored are held in memory; beyond so many the oldest goes. */
const MOST_UNSTORED = 1_000;

/**
 * @param newId random, unguessable and at most 40 characters
 * @param onFailure told when a value could not be stored
 */
export function createButtonShelf(
  documents: Documents,
  clock: Clock,
  newId: () => string,
  onFailure: (error: unknown) => void = () => undefined,
): ButtonShelf {
  /** What could not be stored, so that a full disk spoils no answer; gone with the process. */
  const unstored = createBoundedMap<string, z.infer<typeof Kept>>(MOST_UNSTORED);

  return {
    keep: async (value, request) => {
      const id = newId();
      const until = clock.now() + LIFETIME_MS;
      const kept = { value, owner: request.actor.id, place: request.place, until };
      try {
        await within(documents.set(id, kept, LIFETIME_MS), { ms: PATIENCE_MS, clock }, () => {
          throw new Error(`The store did not answer within ${PATIENCE_MS / SECOND} s.`);
        });
      } catch (error) {
        onFailure(error);
        unstored.set(id, kept);
      }
      return MARK + id;
    },
    open: async (value, request) => {
      if (!value.startsWith(MARK)) return value;
      const id = value.slice(MARK.length);
      const kept = Kept.safeParse(unstored.get(id) ?? (await documents.get(id)));
      // Someone else's button is answered as if it did not exist, so that ids cannot be probed.
      if (kept.success && isFor(kept.data, request) && kept.data.until > clock.now()) {
        return kept.data.value;
      }
      throw new UserError("This button has expired. Type the command again to get a new one.");
    },
  };
}

function isFor(kept: z.infer<typeof Kept>, request: Request): boolean {
  return kept.owner === request.actor.id && kept.place === request.place;
}
