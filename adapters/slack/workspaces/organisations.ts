import type { SlackStore } from "../slack-settings.ts";

/**
 * Which organisation serves a workspace that has no installation of its own. A payload tells it; a
 * digest's place does not, so it is remembered.
 */
export interface Organisations {
  of(teamId: string): Promise<string | undefined>;
  remember(teamId: string, enterpriseId: string): Promise<void>;
  /** The workspaces known to be served by it. */
  teamsOf(enterpriseId: string): Promise<readonly string[]>;
  all(): Promise<ReadonlyMap<string, string>>;
  forget(teamId: string): Promise<void>;
}

const PREFIX = "team:";

export function createOrganisations(store: SlackStore): Organisations {
  const of = async (teamId: string) => enterpriseIn(await store.get(PREFIX + teamId));

  const all = async (): Promise<Map<string, string>> => {
    const known = new Map<string, string>();
    for await (const entry of store.entries()) {
      if (!entry.key.startsWith(PREFIX)) continue;
      const enterpriseId = "value" in entry ? enterpriseIn(entry.value) : undefined;
      if (enterpriseId) known.set(entry.key.slice(PREFIX.length), enterpriseId);
    }
    return known;
  };

  return {
    of,
    all,
    remember: async (teamId, enterpriseId) => {
      if ((await of(teamId)) !== enterpriseId) await store.set(PREFIX + teamId, { enterpriseId });
    },
    teamsOf: async (enterpriseId) => {
      const teams = [...(await all())].filter(([, served]) => served === enterpriseId);
      return teams.map(([teamId]) => teamId);
    },
    forget: (teamId) => store.delete(PREFIX + teamId),
  };
}

function enterpriseIn(stored: unknown): string | undefined {
  if (typeof stored !== "object" || stored === null || !("enterpriseId" in stored))
    return undefined;
  return typeof stored.enterpriseId === "string" ? stored.enterpriseId : undefined;
}
