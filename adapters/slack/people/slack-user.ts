import type { AuthorizeSourceData, Context } from "@slack/bolt";
import type { Workspace, Workspaces } from "../workspaces/workspace.ts";
import type { SlackUser } from "./askers.ts";

/**
 * The workspace in which something happened, as Slack's signed payload tells; undefined where the bot
 * is not installed. An organisation's installation is named in the place of a workspace by some
 * payloads, of which the person's own workspace is then the one: outside of channels, where everybody
 * is of the organisation.
 */
export async function workspaceOf(
  workspaces: Workspaces,
  { teamId, enterpriseId }: Pick<AuthorizeSourceData<boolean>, "teamId" | "enterpriseId">,
  body: unknown,
): Promise<Workspace | undefined> {
  const own = at(body, "channel") === undefined ? at(body, "user", "team_id") : undefined;
  const named = [teamId, at(body, "team", "id"), own, at(body, "team_id")];
  const candidates = new Set(named.filter((id) => typeof id === "string" && id.startsWith("T")));
  for (const id of candidates) {
    const workspace = await workspaces.of(String(id), enterpriseId);
    if (workspace) return workspace;
  }
  return undefined;
}

/** @throws when the installation has gone since the payload was let in */
export async function slackUserIn(
  workspaces: Workspaces,
  { teamId = "", enterpriseId }: Context,
  userId: string,
): Promise<SlackUser> {
  const workspace = await workspaces.of(teamId, enterpriseId);
  if (!workspace) throw new Error(`The bot is not installed in ${teamId} any more.`);
  return { workspace, userId };
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  );
}
