import { type APIInteraction, InteractionContextType, PermissionFlagsBits } from "discord.js";

const MANAGERS =
  PermissionFlagsBits.ManageGuild |
  PermissionFlagsBits.ManageChannels |
  PermissionFlagsBits.Administrator;

/**
 * Whether Discord says that this person may change what the channel receives. Everyone manages their
 * own direct messages. Where the bot came along with a person and is no member (a server or a group
 * that did not install it) it could not post, so nobody sets anything up there.
 *
 * @see https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object
 */
export function mayManage(interaction: APIInteraction): boolean {
  if (interaction.guild_id === undefined) {
    return interaction.context !== InteractionContextType.PrivateChannel;
  }
  return isMember(interaction) && (BigInt(interaction.member?.permissions ?? 0) & MANAGERS) !== 0n;
}

/** Whether the bot was added to the server itself; an interaction that does not say came from one that is. */
export function isMember({ authorizing_integration_owners: owners }: Owned): boolean {
  return !owners || owners[0] !== undefined;
}

interface Owned {
  readonly authorizing_integration_owners?:
    | APIInteraction["authorizing_integration_owners"]
    | undefined;
}
