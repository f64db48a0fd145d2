import type { Notice } from "../../../src/chat/inbox.ts";
import { type Place, serverOf } from "../../../src/chat/place.ts";
import type { Request } from "../../../src/chat/request.ts";

/** Who is still to be welcomed, in servers that were joined while the bot runs. */
export interface Welcomes {
  note(notice: Notice): void;
  /** Whether this is the first request there of somebody who may manage; true once. */
  isDue(request: Request): boolean;
}

/**
 * Discord tells who added a bot in its audit log alone, which this bot has no business to read. So
 * the welcome goes to the first person who can do something with it.
 */
export function createWelcomes(): Welcomes {
  const due = new Set<Place>();
  return {
    note(notice) {
      if (notice.kind === "joined") due.add(notice.within);
      if (notice.kind === "left") due.delete(notice.within);
    },
    isDue: ({ actor, place }) => actor.mayManage && due.delete(serverOf(place)),
  };
}
