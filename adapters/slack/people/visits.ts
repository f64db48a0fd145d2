import type { Place } from "../../../src/chat/place.ts";
import { slackAddressOf } from "../slack-place.ts";
import type { Workspaces } from "../workspaces/workspace.ts";
import type { Visitor } from "./askers.ts";

/** A person at a place that a view names. */
export interface Visit {
  readonly visitor: Visitor;
  readonly channelId: string;
}

/**
 * Slack signs who presses and in which workspace; a place in another one counts only where the same
 * installation serves both, as that of an organisation does.
 */
export async function visitTo(
  workspaces: Workspaces,
  visitor: Visitor,
  place: Place,
): Promise<Visit | undefined> {
  const address = slackAddressOf(place);
  if (!address) return undefined;
  const { teamId, channelId } = address;
  const { workspace, userId } = visitor;
  if (teamId === workspace.teamId) return { visitor, channelId };
  const other = await workspaces.of(teamId, workspace.enterpriseId);
  const isOneTenant = other !== undefined && other.token === workspace.token;
  return isOneTenant ? { visitor: { workspace: other, userId }, channelId } : undefined;
}
