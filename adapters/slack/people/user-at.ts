import type { Place } from "../../../src/chat/place.ts";
import { slackAddressOf } from "../slack-place.ts";
import type { Workspaces } from "../workspaces/workspace.ts";
import type { SlackUser } from "./askers.ts";

/** A person at a place that a view names. */
export interface UserAtPlace {
  readonly slackUser: SlackUser;
  readonly channelId: string;
}

/**
 * Slack signs who presses and in which workspace; a place in another one counts only where the same
 * installation serves both, as that of an organisation does.
 */
export async function userAt(
  workspaces: Workspaces,
  slackUser: SlackUser,
  place: Place,
): Promise<UserAtPlace | undefined> {
  const address = slackAddressOf(place);
  if (!address) return undefined;
  const { teamId, channelId } = address;
  const { workspace, userId } = slackUser;
  if (teamId === workspace.teamId) return { slackUser, channelId };
  const other = await workspaces.of(teamId, workspace.enterpriseId);
  const isOneTenant = other !== undefined && other.token === workspace.token;
  return isOneTenant ? { slackUser: { workspace: other, userId }, channelId } : undefined;
}
