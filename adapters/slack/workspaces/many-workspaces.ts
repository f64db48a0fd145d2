import { defined } from "../../../src/collections/defined.ts";
import { SECOND } from "../../../src/time/durations.ts";
import type { Instant } from "../../../src/time/instant.ts";
import type { ClientsFor } from "./clients.ts";
import type { Installation } from "./installation.ts";
import type { Installations } from "./installations.ts";
import type { Organisations } from "./organisations.ts";
import type { RenewalDeps } from "./renewals.ts";
import { createRotation } from "./rotation.ts";
import type { Workspace, WorkspaceId, Workspaces } from "./workspace.ts";

export interface ManyWorkspacesDeps extends RenewalDeps {
  readonly organisations: Organisations;
}

/** Every workspace, and every organisation, that installed the bot. */
export function createManyWorkspaces(deps: ManyWorkspacesDeps): Workspaces {
  const { installations, organisations, clientsFor } = deps;
  const rotation = createRotation(deps);

  /** A workspace's own installation goes before its organisation's. */
  const find = async (teamId: string, told?: string): Promise<Installation | undefined> => {
    const own = await installations.get(teamId);
    if (own) return own;
    const enterpriseId = told ?? (await organisations.of(teamId));
    const shared = enterpriseId ? await installations.get(enterpriseId) : undefined;
    if (shared && told) await organisations.remember(teamId, told);
    return shared;
  };

  const of: Workspaces["of"] = async (teamId, enterpriseId) => {
    const found = await find(teamId, enterpriseId);
    const installation = found && (await rotation.fresh(found));
    return installation && workspaceOf(teamId, installation, clientsFor);
  };

  return {
    start: async () => rotation.start(),
    stop: () => rotation.stop(),
    of,
    renew: async ({ teamId, enterpriseId, token }) => {
      const found = await find(teamId, enterpriseId);
      const next = found?.token === token ? await rotation.renew(found) : found;
      return next && workspaceOf(teamId, next, clientsFor);
    },
    all: () => listAll(installations, organisations),
    remove: async (id, at = Number.POSITIVE_INFINITY) => {
      if (!(await installations.ids()).includes(id)) return [];
      const left = await installations.change(id, (now) => (isLater(now, at) ? now : undefined));
      if (left) return [];
      const served = await organisations.teamsOf(id);
      for (const teamId of served) await organisations.forget(teamId);
      return id.startsWith("E") ? served : [id];
    },
  };
}

function workspaceOf(
  teamId: string,
  { enterpriseId, botUserId, botId, botName, token }: Installation,
  clientsFor: ClientsFor,
): Workspace {
  return {
    teamId,
    botUserId,
    token,
    ...clientsFor(token),
    ...defined({
      enterpriseId: enterpriseId || undefined,
      botId: botId || undefined,
      botName: botName || undefined,
    }),
  };
}

async function listAll(
  installations: Installations,
  organisations: Organisations,
): Promise<readonly WorkspaceId[]> {
  const ids = await installations.ids();
  const own = ids.filter((id) => !id.startsWith("E")).map((teamId) => ({ teamId }));
  const served = [...(await organisations.all())]
    .filter(([teamId, enterpriseId]) => ids.includes(enterpriseId) && !ids.includes(teamId))
    .map(([teamId, enterpriseId]) => ({ teamId, enterpriseId }));
  return [...own, ...served];
}

/** Events tell their time in whole seconds, and come late: the app may be back already. */
function isLater(installation: Installation | undefined, at: Instant): boolean {
  return installation !== undefined && Math.floor(installation.installedAt / SECOND) * SECOND > at;
}
