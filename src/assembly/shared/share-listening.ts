import type { Adapter } from "../../chat/adapter.ts";
import type { HeardParts } from "../../chat/heard-parts.ts";
import { partRoles } from "../../postgres/part-roles.ts";
import type { Role } from "../../postgres/role.ts";

export interface ShareListeningDeps {
  /** Starts to hear a part, for as long as this process `isOurs`; never rejects. */
  readonly listen: (adapter: Adapter, part: number, isOurs: () => boolean) => Promise<void>;
  /** No part of it is heard by this process any more. */
  readonly onSilent: (adapter: Adapter) => void;
  /** Of each platform the parts that this process hears. */
  readonly heard: Map<string, Set<number>>;
}

/** A role for each part that platforms tell over connections of their own. */
export function listeningRoles(
  adapters: readonly Adapter[],
  deps: ShareListeningDeps,
): readonly Role[] {
  return adapters.flatMap((adapter) =>
    adapter.parts ? rolesOf(adapter, adapter.parts, deps) : [],
  );
}

function rolesOf(adapter: Adapter, parts: HeardParts, deps: ShareListeningDeps): readonly Role[] {
  const { names, isReady } = partRoles(`listen ${adapter.name}`, parts.count);
  return names.map((name, part) => ({
    name,
    // Who was started with another number of parts hears others: each would be told of some places twice.
    isReady,
    begin: async (lease) => {
      const heard = deps.heard.get(adapter.name) ?? new Set();
      deps.heard.set(adapter.name, heard.add(part));
      const starting = deps.listen(adapter, part, lease.isHeld);
      return async () => {
        heard.delete(part);
        if (heard.size === 0) deps.onSilent(adapter);
        await parts.stop(part);
        await starting;
      };
    },
  }));
}
