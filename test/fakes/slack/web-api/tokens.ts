import { SlackError } from "../world/slack-error.ts";
import type { Installation, Token, World } from "../world/world.ts";
import type { Caller, Method } from "./method.ts";

/**
 * The token behind an `Authorization: Bearer` header or a `token` argument.
 * @throws SlackError not_authed, invalid_auth, token_expired, or what the token is refused with
 */
export function tokenOf(world: World, given: string | undefined): Token {
  if (given === undefined || given === "") throw new SlackError("not_authed");
  const token = world.tokens.get(given);
  if (!token || token.kind === "refresh") throw new SlackError("invalid_auth");
  if (token.refusedWith !== undefined) throw new SlackError(token.refusedWith);
  if ((token.expiresAt ?? Number.POSITIVE_INFINITY) <= world.clock.now())
    throw new SlackError("token_expired");
  return token;
}

/** @throws SlackError not_allowed_token_type, missing_scope */
export function callerOf(world: World, method: Method, token: Token): Caller {
  const installation = world.installations.get(token.installationId ?? "");
  if (token.kind !== "bot" || !installation) throw new SlackError("not_allowed_token_type");
  demandScopes(installation, method.scopes);
  return { token, installation };
}

/** @throws SlackError missing_scope */
export function demandScopes({ scopes }: Installation, needed: readonly string[]): void {
  const missing = needed.filter((scope) => !scopes.has(scope));
  if (missing.length === 0) return;
  const provided = [...scopes].join(",");
  const fields = { needed: missing.join(","), provided };
  throw new SlackError("missing_scope", [`needs ${fields.needed}`], fields);
}

/** The workspaces an installation reaches. */
export function teamsOf(
  { teams }: Pick<World, "teams">,
  { teamId, enterpriseId }: Pick<Installation, "teamId" | "enterpriseId">,
): string[] {
  if (teamId !== undefined) return [teamId];
  const within = [...teams.values()].filter((team) => team.enterpriseId === enterpriseId);
  return within.map(({ id }) => id);
}

/** A bot's token that works, and its successor's ticket when the installation rotates. */
export function issueTokens(
  world: World,
  { id, rotates }: Installation,
): { readonly access: Token; readonly refresh?: Token } {
  const keep = (token: Token): Token => {
    world.tokens.set(token.value, token);
    return token;
  };
  const secret = world.newSecret();
  if (!rotates)
    return { access: keep({ value: `xoxb-${secret}`, kind: "bot", installationId: id }) };
  const expiresAt = world.clock.now() + world.settings.tokenLifeMs;
  const value = `xoxe.xoxb-1-${secret}`;
  return {
    access: keep({ value, kind: "bot", installationId: id, expiresAt }),
    refresh: keep({ value: `xoxe-1-${world.newSecret()}`, kind: "refresh", installationId: id }),
  };
}
