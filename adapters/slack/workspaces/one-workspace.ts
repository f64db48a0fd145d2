import type { AuthTestResponse } from "@slack/web-api";
import { defined } from "../../../src/collections/defined.ts";
import { OperatorError } from "../../../src/errors.ts";
import { doublingMs } from "../../../src/time/back-off.ts";
import type { Clock } from "../../../src/time/clock.ts";
import { MINUTE, SECOND } from "../../../src/time/durations.ts";
import { codeOf, isTokenRefused } from "../posts/post-error.ts";
import type { Tell } from "../slack-settings.ts";
import { missingScopes } from "./check-access.ts";
import type { ClientsFor } from "./clients.ts";
import { withNames } from "./installation.ts";
import type { Organisations } from "./organisations.ts";
import { deadToken } from "./token-refusal.ts";
import type { Workspace, WorkspaceId, Workspaces } from "./workspace.ts";

export interface OneWorkspaceDeps {
  readonly botToken: string;
  readonly organisations: Organisations;
  readonly clientsFor: ClientsFor;
  readonly clock: Clock;
  readonly tell: Tell;
}

interface Home {
  readonly workspace: Workspace;
  /** The token is of a whole organisation and works in each of its workspaces. */
  readonly isWide: boolean;
  readonly since: number;
}

const WAITS = { firstMs: SECOND, longestMs: MINUTE };

/** The workspace of one token, or the workspaces of an organisation that one token is for. */
export function createOneWorkspace(deps: OneWorkspaceDeps): Workspaces {
  const { organisations } = deps;
  const stopping = new AbortController();
  let home: Home | undefined;
  let isRemoved = false;

  const all = async (): Promise<readonly WorkspaceId[]> => {
    if (!home || isRemoved) return [];
    const { workspace, isWide } = home;
    if (!isWide) return [workspace];
    const teams = await organisations.teamsOf(workspace.enterpriseId ?? "");
    return teams.map((teamId) => ({ ...workspace, teamId }));
  };

  return {
    all,
    start: async () => {
      home = await askWho(deps, stopping.signal);
    },
    stop: async () => stopping.abort(),
    of: async (teamId, enterpriseId) => {
      if (isRemoved) return undefined;
      if (!home) throw new Error("Slack has not been reached yet.");
      if (!serves(home, teamId, enterpriseId)) return undefined;
      if (home.isWide && enterpriseId) await organisations.remember(teamId, enterpriseId);
      return { ...home.workspace, teamId };
    },
    renew: async () => undefined,
    remove: async (id, at = Number.POSITIVE_INFINITY) => {
      // Events tell their time in whole seconds.
      if (!home || at < Math.floor(home.since / SECOND) * SECOND) return [];
      if (![home.workspace.teamId, home.workspace.enterpriseId].includes(id)) return [];
      const left = await all();
      isRemoved = true;
      return left.map(({ teamId }) => teamId);
    },
  };
}

function serves({ isWide, workspace }: Home, teamId: string, enterpriseId?: string): boolean {
  if (!isWide) return teamId === workspace.teamId;
  return enterpriseId === undefined || enterpriseId === workspace.enterpriseId;
}

/** @throws OperatorError when the token is refused, and what `signal` says when it is aborted */
async function askWho(deps: OneWorkspaceDeps, signal: AbortSignal): Promise<Home> {
  for (let tries = 1; ; tries++) {
    const waitMs = doublingMs(WAITS, tries);
    signal.throwIfAborted();
    try {
      return homeOf(deps, await deps.clientsFor(deps.botToken).reads.auth.test());
    } catch (error) {
      if (error instanceof OperatorError) throw error;
      if (isTokenRefused(error) || codeOf(error) === "token_expired") throw deadToken(error);
      const text = `Slack cannot be reached; trying again in ${waitMs / SECOND} s.`;
      deps.tell({ kind: "disconnected", level: "warn", text, error });
    }
    await deps.clock.sleep(waitMs, signal);
  }
}

function homeOf({ botToken, clientsFor, clock, tell }: OneWorkspaceDeps, who: AuthTestResponse) {
  const { team_id: teamId, user_id: botUserId, bot_id: botId, enterprise_id: enterpriseId } = who;
  if (!teamId || !botUserId || !botId)
    throw new OperatorError("SLACK_BOT_TOKEN is no bot's. Set the one that starts with xoxb-.");
  const missing = missingScopes(who);
  if (missing.length > 0) {
    const text = `The bot lacks the scopes ${missing.join(", ")}. Add them under OAuth & Permissions, and install the app again.`;
    tell({ kind: "failed", level: "warn", text });
  }
  const workspace: Workspace = withNames(
    {
      teamId,
      botUserId,
      token: botToken,
      ...clientsFor(botToken),
      ...defined({ enterpriseId: enterpriseId || undefined }),
    },
    who,
  );
  return { workspace, isWide: who.is_enterprise_install === true, since: clock.now() };
}
