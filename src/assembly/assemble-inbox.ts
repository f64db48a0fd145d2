import { randomBytes } from "node:crypto";
import { commands } from "../../commands/index.ts";
import type { Inbox, Loading } from "../chat/inbox.ts";
import { defined } from "../collections/defined.ts";
import { createButtonShelf } from "../command/button-shelf.ts";
import type { Desk } from "../command/desk.ts";
import { createInbox } from "../command/inbox.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Presence } from "../subscriptions/presence.ts";
import type { Clock } from "../time/clock.ts";
import type { Store } from "./store.ts";

export interface AssembleInboxDeps {
  readonly store: Pick<Store, "documents">;
  readonly clock: Clock;
  readonly log: Log;
  readonly desk: Desk;
  readonly presence: Presence;
  readonly loading: Loading | undefined;
  readonly metrics: Metrics;
}

/** Every command there is, over the desk; what fails is logged and counted. */
export function assembleInbox(deps: AssembleInboxDeps): Inbox {
  const { desk, presence, loading, metrics, store, clock, log } = deps;
  return createInbox({
    desk,
    registry: commands,
    presence,
    clock,
    ...defined({ loading }),
    shelf: createButtonShelf(store.documents("button"), clock, newButtonId, (error) =>
      log.warn({ err: error }, "a button is kept in memory, since it could not be stored"),
    ),
    onRan: (command, ms) => metrics.commandRan(command, ms),
    onFailure: (error, call) => {
      metrics.commandFailed(call.command);
      log.error({ err: error, ...call }, "a command failed");
    },
    newReference: () => randomBytes(4).toString("hex"),
  });
}

function newButtonId(): string {
  return randomBytes(15).toString("base64url");
}
