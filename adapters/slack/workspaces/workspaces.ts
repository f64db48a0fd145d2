import type { HttpRoute } from "../../../src/chat/adapter.ts";
import { defined } from "../../../src/collections/defined.ts";
import type { Clock } from "../../../src/time/clock.ts";
import type { SlackSettings, Tell } from "../slack-settings.ts";
import { type ClientsFor, createClients } from "./clients.ts";
import { createInstallations } from "./installations.ts";
import { createManyWorkspaces } from "./many-workspaces.ts";
import { createOauthRoutes, type Installed } from "./oauth-routes.ts";
import { createOneWorkspace } from "./one-workspace.ts";
import { createOrganisations } from "./organisations.ts";
import type { Workspaces } from "./workspace.ts";

export interface WorkspacesDeps {
  readonly clock: Clock;
  readonly tell: Tell;
  /** Says hello to whoever installed the bot; what it throws is told. */
  readonly installed: (installed: Installed) => Promise<void>;
  /** Ends every call to Slack. */
  readonly cut?: AbortSignal;
}

export interface OpenWorkspaces {
  readonly workspaces: Workspaces;
  /** Where workspaces install the bot; none for the bot of one workspace. */
  readonly routes: readonly HttpRoute[];
  readonly clientsFor: ClientsFor;
}

export function createWorkspaces(
  { access, apiUrl, store }: Pick<SlackSettings, "access" | "apiUrl" | "store">,
  { clock, tell, installed, cut }: WorkspacesDeps,
): OpenWorkspaces {
  const clientsFor = createClients({ apiUrl, ...defined({ cut }) });
  const organisations = createOrganisations(store);
  if (access.kind === "one") {
    const { botToken } = access;
    const workspaces = createOneWorkspace({ botToken, organisations, clientsFor, clock, tell });
    return { workspaces, routes: [], clientsFor };
  }
  const installations = createInstallations(store, access.stateSecret);
  const deps = { access, store, installations, organisations, clientsFor, clock, tell };
  return {
    workspaces: createManyWorkspaces(deps),
    routes: createOauthRoutes({ ...deps, apiUrl, installed }),
    clientsFor,
  };
}
