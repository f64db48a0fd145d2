import { randomUUID } from "node:crypto";
import type { Inbox } from "../../../src/chat/inbox.ts";
import type { Message } from "../../../src/chat/message.ts";
import type { Input } from "../../../src/chat/request.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { SECOND } from "../../../src/time/durations.ts";
import { within } from "../../../src/time/within.ts";
import type { Visitors } from "../visitors.ts";
import { PAGE } from "../web-place.ts";

export interface AskDeps {
  readonly inbox: Inbox;
  readonly visitors: Pick<Visitors, "actorOf">;
  readonly clock: Clock;
  readonly patienceMs?: number | undefined;
  /** Ends the wait for what is still being found out. */
  readonly cut: AbortSignal;
}

/** An answer, as far as it has come. */
export interface SoFar {
  readonly message: Message;
  readonly isGrowing: boolean;
}

/** Sites that are quick have answered by then, and nobody has left yet. */
const PATIENCE_MS = 2 * SECOND;

/** Asks for somebody on a network; a page does not change later, so it waits a little for all of it. */
export async function askInbox(deps: AskDeps, network: string, input: Input): Promise<SoFar> {
  const { inbox, visitors, clock, cut, patienceMs = PATIENCE_MS } = deps;
  const { later, ...message } = await inbox.handle({
    id: randomUUID(),
    place: PAGE,
    actor: { id: visitors.actorOf(network), mayManage: false },
    input,
    carriesAll: true,
  });
  if (!later) return { message, isGrowing: false };
  const whole = await within(later, { ms: patienceMs, clock, cut }, () => undefined);
  return whole ? { message: whole.whole, isGrowing: false } : { message, isGrowing: true };
}
