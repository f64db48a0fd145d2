import { type APIGuild, type APIOverwrite, OverwriteType, PermissionFlagsBits } from "discord.js";

export interface PermissionFacts {
  readonly guild: Pick<APIGuild, "id" | "roles">;
  /** The bot, and the roles it has in the server. */
  readonly userId: string;
  readonly roleIds: readonly string[];
  /** Of the channel; of a thread, those of the channel it hangs in. */
  readonly overwrites: readonly APIOverwrite[];
}

/**
 * What a member may do in a channel.
 * @see https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function permissionsIn({ guild, userId, roleIds, overwrites }: PermissionFacts): bigint {
  const isTheirs = (id: string) => id === guild.id || roleIds.includes(id);
  const base = union(guild.roles.filter(({ id }) => isTheirs(id)).map((role) => role.permissions));
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return base;
  const roles = overwrites.filter(({ type }) => type === OverwriteType.Role);
  const everyone = roles.filter(({ id }) => id === guild.id);
  const others = roles.filter(({ id }) => id !== guild.id && roleIds.includes(id));
  const own = overwrites.filter(({ type, id }) => type === OverwriteType.Member && id === userId);
  return [everyone, others, own].reduce(apply, base);
}

/** What any of them allows wins over what another denies. */
function apply(permissions: bigint, overwrites: readonly APIOverwrite[]): bigint {
  const denied = union(overwrites.map(({ deny }) => deny));
  return (permissions & ~denied) | union(overwrites.map(({ allow }) => allow));
}

function union(bits: readonly string[]): bigint {
  return bits.reduce((all, each) => all | BigInt(each), 0n);
}
