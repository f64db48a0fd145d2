import { z } from "zod";
import { flag, userId } from "../shapes/shapes.ts";
import { SlackError } from "../world/slack-error.ts";
import type { Installation, Json, User, World } from "../world/world.ts";
import { botMethod, type Method } from "./method.ts";
import { teamsOf } from "./tokens.ts";

/** https://docs.slack.dev/reference/methods/users.info */
export function userMethods(world: World): Method[] {
  return [
    botMethod({
      name: "users.info",
      tier: 4,
      scopes: ["users:read"],
      args: z.strictObject({ user: userId, include_locale: flag.optional() }),
      run({ installation }, { user: id }) {
        const user = world.users.get(id);
        if (!user || !knows(world, installation, user)) throw new SlackError("user_not_found");
        return { user: userJson(world, installation, user) };
      },
    }),
  ];
}

/** People of its own workspaces, and those it shares a channel with. */
function knows(world: World, installation: Installation, user: User): boolean {
  const teams = teamsOf(world, installation);
  const shared = [...world.channels.values()].filter(({ sharedWith }) => sharedWith.size > 0);
  return (
    teams.includes(user.teamId) ||
    shared.some(
      ({ members, teamId, sharedWith }) =>
        members.has(user.id) && teams.some((id) => id === teamId || sharedWith.has(id)),
    )
  );
}

function userJson(world: World, installation: Installation, user: User): Json {
  const { id, teamId, name, tz, deleted } = user;
  const enterprise = world.teams.get(teamId)?.enterpriseId;
  const isStranger = !teamsOf(world, installation).includes(teamId);
  const common = { id, team_id: teamId, name, real_name: name, deleted };
  const profile = { real_name: name, display_name: name, team: teamId };
  const zone = { tz, tz_label: tz };
  if (deleted) return { ...common, profile };
  if (isStranger) return { ...common, ...zone, profile, is_bot: user.isBot, is_stranger: true };
  return {
    ...common,
    ...zone,
    profile,
    is_admin: user.isAdmin,
    is_owner: user.isOwner,
    is_primary_owner: user.isPrimaryOwner,
    is_restricted: user.isRestricted,
    is_ultra_restricted: user.isUltraRestricted,
    is_bot: user.isBot,
    is_app_user: false,
    updated: 1_700_000_000,
    ...(enterprise !== undefined && { enterprise_user: { id, enterprise_id: enterprise } }),
  };
}
