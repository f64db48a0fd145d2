import { z } from "zod";
import type { Request } from "../chat/request.ts";
import type { Clock } from "../clock.ts";
import { UserError } from "../errors.ts";
import type { Documents } from "../stores/documents.ts";

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

const LIFETIME_MS = 7 * 24 * 3_600_000;
const MARK = "~";

const Kept = z.object({
  value: z.string(),
  owner: z.string(),
  place: z.string(),
  until: z.number(),
});

/** @param newId random, unguessable and at most 40 characters */
export function createButtonShelf(
  documents: Documents,
  clock: Clock,
  newId: () => string,
): ButtonShelf {
  return {
    keep: async (value, request) => {
      const id = newId();
      const until = clock.now() + LIFETIME_MS;
      const kept = { value, owner: request.actor.id, place: request.place, until };
      await documents.set(id, kept, LIFETIME_MS);
      return MARK + id;
    },
    open: async (value, request) => {
      if (!value.startsWith(MARK)) return value;
      const kept = Kept.safeParse(await documents.get(value.slice(MARK.length)));
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
