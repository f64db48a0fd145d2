import type { Place } from "../chat/place.ts";
import type { Actor } from "../chat/request.ts";
import { UserError } from "../errors.ts";

/** Who asks, and where. */
export interface Asker {
  readonly place: Place;
  readonly actor: Actor;
  /** The person's zone, for a channel that has no schedule yet. */
  readonly timeZone?: string;
}

/** @throws UserError unless the asker may change what the channel receives */
export function requireManager({ actor }: Asker): void {
  if (actor.mayManage) return;
  throw new UserError(
    "Changing what this channel receives needs the right to manage the channel. Ask someone who has it.",
  );
}
