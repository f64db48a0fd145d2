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
  const isInstalled = interaction.authorizing_integration_owners[0] !== undefined;
  return isInstalled && (BigInt(interaction.member?.permissions ?? 0) & MANAGERS) !== 0n;
}
