import { issueTokens } from "../web-api/tokens.ts";
import type { Installation, Token, World } from "./world.ts";

export interface Installed {
  readonly installation: Installation;
  readonly access: Token;
  /** Where tokens rotate. */
  readonly refresh?: Token;
}

export interface InstallChoices {
  /** A token made by hand, which never expires. */
  readonly botToken?: string | undefined;
  readonly rotates?: boolean;
  readonly scopes?: readonly string[];
  readonly installedBy?: string;
}

/** Puts the app into a workspace or an enterprise, or once more where it is already: the bot stays the same. */
export function install(world: World, id: string, choices: InstallChoices = {}): Installed {
  const { botToken, rotates = false, scopes = world.settings.scopes, installedBy } = choices;
  const before = world.installations.get(id);
  const where = world.enterprises.has(id) ? { enterpriseId: id } : placeOf(world, id);
  const installation: Installation = {
    id,
    ...where,
    botUserId: before?.botUserId ?? addBot(world, id),
    botId: before?.botId ?? world.newId("B"),
    scopes: new Set([...(before?.scopes ?? []), ...scopes]),
    rotates,
    ...(installedBy !== undefined && { installedBy }),
  };
  world.installations.set(id, installation);
  if (botToken === undefined) return { installation, ...issueTokens(world, installation) };
  const access: Token = { value: botToken, kind: "bot", installationId: id };
  world.tokens.set(botToken, access);
  return { installation, access };
}

function placeOf({ teams }: World, id: string): Pick<Installation, "teamId" | "enterpriseId"> {
  const team = teams.get(id);
  if (!team) throw new Error(`There is no workspace ${id}.`);
  return {
    teamId: id,
    ...(team.enterpriseId !== undefined && { enterpriseId: team.enterpriseId }),
  };
}

function addBot(world: World, teamId: string): string {
  const id = world.newId("U");
  const none = { isAdmin: false, isOwner: false, isPrimaryOwner: false };
  const full = { isRestricted: false, isUltraRestricted: false, deleted: false };
  const { appName: name } = world.settings;
  world.users.set(id, { ...none, ...full, id, teamId, name, tz: "UTC", isBot: true });
  return id;
}

/** Takes the app out: its tokens answer with `error` from now on, and its bot is in no channel. */
export function uninstall(
  world: World,
  { id, botUserId }: Installation,
  error = "account_inactive",
) {
  for (const token of world.tokens.values())
    if (token.installationId === id) token.refusedWith = error;
  for (const channel of world.channels.values()) channel.members.delete(botUserId);
}
