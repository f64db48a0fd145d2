import { addressOf, DIRECT, serverOf } from "../chat/place.ts";
import { defined } from "../collections/defined.ts";
import type { Searcher } from "../search/allowance.ts";
import type { Context } from "./command.ts";

/** Whose questions a command asks the sources. People who write directly share no server. */
export function searcherOf({ actor, place }: Pick<Context, "actor" | "place">): Searcher {
  const server = serverOf(place);
  return {
    person: actor.id,
    server: addressOf(server) === DIRECT ? place : server,
    ...defined({ runsBot: actor.runsBot || undefined }),
  };
}
