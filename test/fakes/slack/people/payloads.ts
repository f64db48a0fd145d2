import { installationIn } from "../delivery/events.ts";
import type { Channel, Json, Team, User, World } from "../world/world.ts";

/** Who does something, and in which workspace that has the app. */
export interface Deed {
  readonly user: User;
  readonly team: Team;
  readonly channel?: Channel;
}

const token = "verification-token";

/** https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
export function slashPayload(
  world: World,
  { user, team, channel }: Deed & { readonly channel: Channel },
  typed: { readonly command: string; readonly text: string },
  given: { readonly response_url: string; readonly trigger_id: string },
): Json {
  const enterprise = world.enterprises.get(team.enterpriseId ?? "");
  return {
    token,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    ...typed,
    api_app_id: world.settings.appId,
    // Text, unlike everywhere else: it travels as a form.
    is_enterprise_install: String(isOrgWide(world, team)),
    ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    ...given,
  };
}

/** What every interaction says of the person: https://docs.slack.dev/reference/interaction-payloads */
export function common(world: World, { user, team }: Deed): Json {
  const enterprise = world.enterprises.get(team.enterpriseId ?? "");
  const inOrg = enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name };
  return {
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    api_app_id: world.settings.appId,
    token,
    team: { id: team.id, domain: team.domain, ...inOrg },
    enterprise: enterprise ? { id: enterprise.id, name: enterprise.name } : null,
    is_enterprise_install: isOrgWide(world, team),
  };
}

function isOrgWide(world: World, team: Team): boolean {
  const installation = installationIn(world, team.id);
  return installation !== undefined && installation.teamId === undefined;
}

export function channelName({ kind, name }: Channel): string {
  if (kind === "dm") return "directmessage";
  return kind === "public" ? name : "privategroup";
}
