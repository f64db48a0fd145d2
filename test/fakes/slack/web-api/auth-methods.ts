import { z } from "zod";
import { flag, teamId } from "../shapes/shapes.ts";
import { SlackError } from "../world/slack-error.ts";
import type { Json, World } from "../world/world.ts";
import { appMethod, botMethod, type Caller, type Method } from "./method.ts";

/** Where the app hears of people in Socket Mode. */
export interface Sockets {
  /** A new address, good for one connection. */
  socketUrl(): string;
}

/** https://docs.slack.dev/reference/methods?family=auth, apps and team */
export function authMethods(world: World, sockets: Sockets): Method[] {
  const { appId, appName } = world.settings;

  function identity({ installation, token }: Caller): Json {
    const { teamId: id, enterpriseId, botUserId, botId } = installation;
    const home = id === undefined ? world.enterprises.get(enterpriseId ?? "") : world.teams.get(id);
    const expires = token.expiresAt;
    return {
      url: `https://${id === undefined ? "organisation" : world.teams.get(id)?.domain}.slack.com/`,
      team: home?.name,
      user: appName,
      team_id: home?.id,
      user_id: botUserId,
      bot_id: botId,
      app_id: appId,
      is_enterprise_install: id === undefined,
      ...(enterpriseId !== undefined && { enterprise_id: enterpriseId }),
      ...(expires !== undefined && {
        expires_in: Math.floor((expires - world.clock.now()) / 1_000),
      }),
    };
  }

  return [
    botMethod({ name: "auth.test", tier: "unlimited", args: z.strictObject({}), run: identity }),
    botMethod({
      name: "auth.revoke",
      tier: 3,
      args: z.strictObject({ test: flag.optional() }),
      run({ token }, { test = false }) {
        if (!test) token.refusedWith = "token_revoked";
        return { revoked: !test };
      },
    }),
    botMethod({
      name: "team.info",
      tier: 3,
      scopes: ["team:read"],
      args: z.strictObject({ team: teamId.optional() }),
      run({ installation }, { team: asked = installation.teamId ?? "" }) {
        const team = world.teams.get(asked);
        if (!team) throw new SlackError("team_not_found");
        const { id, name, domain, enterpriseId } = team;
        const enterprise = enterpriseId === undefined ? {} : { enterprise_id: enterpriseId };
        return { team: { id, name, domain, ...enterprise } };
      },
    }),
    appMethod({
      name: "apps.connections.open",
      // Tier 1 by the book, "1+"; Slack's own clients open several a minute.
      tier: 2,
      as: "app",
      args: z.strictObject({}),
      run() {
        if (world.settings.transport !== "socket") throw new SlackError("socket_mode_not_enabled");
        return { url: sockets.socketUrl() };
      },
    }),
  ];
}
