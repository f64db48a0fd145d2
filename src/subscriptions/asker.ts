import type { Place } from "../chat/place.ts";
import type { Actor, Obstacles } from "../chat/request.ts";
import { UserError } from "../errors.ts";
import { NO_MANAGER } from "../views/subscriptions/no-manager.ts";

/** Who asks, and where. */
export interface Asker {
  readonly place: Place;
  readonly actor: Actor;
  /** The person's zone, for a channel that has no schedule yet. */
  readonly timeZone?: string;
  /** As a request has them. */
  readonly obstacles?: () => Promise<Obstacles>;
}

/** @throws UserError unless the asker may change what the channel receives */
export function requireManager({ actor }: Asker): void {
  if (!actor.mayManage) throw new UserError(NO_MANAGER);
}

/**
 * Nothing is promised that cannot be kept.
 * @throws UserError unless the asker may have digests posted there, and the bot may post them
 */
export async function requireDigests(asker: Asker, as: { thread?: boolean } = {}): Promise<void> {
  const refusal = await refusalOf(asker, as);
  if (refusal !== undefined) throw new UserError(refusal);
}

/** Why the asker cannot have digests posted there; undefined when they can. */
export async function refusalOf(
  asker: Asker,
  as: { readonly thread?: boolean } = {},
): Promise<string | undefined> {
  const obstacle = await obstacleTo(asker, as);
  return obstacle ?? (asker.actor.mayManage ? undefined : NO_MANAGER);
}

/** What keeps the bot from posting there, whoever asks. */
export async function obstacleTo(
  { obstacles }: Asker,
  { thread = false }: { readonly thread?: boolean } = {},
): Promise<string | undefined> {
  const { posts, threads } = (await obstacles?.()) ?? {};
  return posts ?? (thread ? threads : undefined);
}
