import { z } from "zod";
import { SlackError } from "../world/slack-error.ts";
import type { Installation, Json, Token, World } from "../world/world.ts";
import { appMethod, botMethod, type Method } from "./method.ts";
import type { Grants } from "./oauth-grants.ts";
import { issueTokens } from "./tokens.ts";

const client = { client_id: z.string().min(1), client_secret: z.string().min(1) };

/** https://docs.slack.dev/authentication/installing-with-oauth and …/using-token-rotation */
export function oauthMethods(world: World, grants: Grants): Method[] {
  const { clientId, clientSecret, rotation, tokenLifeMs } = world.settings;

  function mustBeClient(given: { readonly client_id: string; readonly client_secret: string }) {
    if (given.client_id !== clientId) throw new SlackError("invalid_client_id");
    if (given.client_secret !== clientSecret) throw new SlackError("bad_client_secret");
  }

  function fromCode(code: string | undefined, redirectUri: string | undefined): Json {
    if (code === undefined) throw new SlackError("invalid_arguments", ["code: missing"]);
    const { installed, userId } = grants.redeem(code, redirectUri);
    const answer = { ...granted(installed.installation), authed_user: { id: userId } };
    return { ...answer, ...tokensJson(installed.access, installed.refresh) };
  }

  function fromRefresh(value: string | undefined): Json {
    const token = world.tokens.get(value ?? "");
    const installation = world.installations.get(token?.installationId ?? "");
    if (token?.kind !== "refresh" || token.refusedWith !== undefined || !installation)
      throw new SlackError("invalid_refresh_token");
    token.refusedWith = "invalid_refresh_token";
    const { access, refresh } = issueTokens(world, installation);
    return { ...granted(installation), ...tokensJson(access, refresh) };
  }

  function granted({ teamId, enterpriseId, scopes, botUserId }: Installation): Json {
    const { appId } = world.settings;
    const team = world.teams.get(teamId ?? "");
    const enterprise = world.enterprises.get(enterpriseId ?? "");
    return {
      app_id: appId,
      token_type: "bot",
      scope: [...scopes].join(","),
      bot_user_id: botUserId,
      team: team ? { id: team.id, name: team.name } : null,
      enterprise: enterprise ?? null,
      is_enterprise_install: teamId === undefined,
    };
  }

  function tokensJson(access: Token, refresh: Token | undefined): Json {
    if (!refresh) return { access_token: access.value };
    const expires_in = tokenLifeMs / 1_000;
    return { access_token: access.value, refresh_token: refresh.value, expires_in };
  }

  return [
    appMethod({
      name: "oauth.v2.access",
      tier: "unlimited",
      as: "nobody",
      args: z.strictObject({
        ...client,
        grant_type: z.enum(["authorization_code", "refresh_token"]).optional(),
        code: z.string().min(1).optional(),
        redirect_uri: z.url().optional(),
        refresh_token: z.string().min(1).optional(),
      }),
      run(given) {
        mustBeClient(given);
        if (given.grant_type === "refresh_token") return fromRefresh(given.refresh_token);
        return fromCode(given.code, given.redirect_uri);
      },
    }),
    botMethod({
      name: "oauth.v2.exchange",
      tier: 3,
      args: z.strictObject(client),
      run({ token, installation }, given) {
        mustBeClient(given);
        if (!rotation) throw new SlackError("token_rotation_not_enabled");
        if (token.expiresAt !== undefined) throw new SlackError("token_already_exchanged");
        const rotating = { ...installation, rotates: true };
        world.installations.set(installation.id, rotating);
        token.refusedWith = "token_revoked";
        const { access, refresh } = issueTokens(world, rotating);
        return { ...granted(rotating), ...tokensJson(access, refresh) };
      },
    }),
  ];
}
