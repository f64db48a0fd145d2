import type { Lease } from "./lease.ts";
import type { EndRole, Role, RoleEvent } from "./role.ts";

/** A role from when its lease was taken until it has ended. However long that takes, nobody needs to wait. */
export interface HeldRole {
  readonly lease: Lease;
  isEnding(): boolean;
  /** Lets it end, until `hurry` is aborted, and then lets the next one take it. */
  giveUp(hurry?: AbortSignal): Promise<void>;
}

export interface HeldRoleDeps {
  readonly role: Role;
  readonly lease: Lease;
  readonly tell: (event: RoleEvent) => void;
  /** Called when it has ended, whatever the reason. */
  readonly onEnded: () => void;
}

interface Holding extends HeldRoleDeps {
  readonly begun: Promise<EndRole>;
  readonly hurrying: AbortController;
  ending: Promise<void> | undefined;
}

/** Begins it. What it rejects with gives it up, and so does the loss of the lease. */
export function holdRole(deps: HeldRoleDeps): HeldRole {
  const { role, lease, tell } = deps;
  const holding: Holding = {
    ...deps,
    begun: begin(deps),
    hurrying: new AbortController(),
    ending: undefined,
  };
  holding.begun.catch((error: unknown) => {
    tell({ kind: "failed", role: role.name, error });
    holding.ending ??= end(holding, () => lease.release());
  });
  void lease.lost.then((reason) => {
    tell({ kind: "lost", role: role.name, reason });
    // Nothing more may be done under it: what is under way is cut.
    holding.hurrying.abort();
    holding.ending ??= end(holding);
  });
  return {
    lease,
    isEnding: () => holding.ending !== undefined,
    giveUp: (hurry) => giveUp(holding, hurry),
  };
}

async function begin({ role, lease }: HeldRoleDeps): Promise<EndRole> {
  return role.begin(lease);
}

function giveUp(holding: Holding, hurry?: AbortSignal): Promise<void> {
  const { role, lease, tell, hurrying } = holding;
  if (hurry?.aborted) hurrying.abort();
  else hurry?.addEventListener("abort", () => hurrying.abort(), { once: true });
  holding.ending ??= end(holding, async () => {
    await lease.release();
    tell({ kind: "given up", role: role.name, lease: lease.fence.number });
  });
  return holding.ending;
}

async function end(holding: Holding, release = async () => {}): Promise<void> {
  const { begun, hurrying, role, tell, onEnded } = holding;
  const endRole = await begun.catch(() => undefined);
  const onError = (error: unknown) => tell({ kind: "failed", role: role.name, error });
  await endRole?.(hurrying.signal).catch(onError);
  await release().catch(onError);
  onEnded();
}
