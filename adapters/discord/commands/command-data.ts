import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import type { CommandInfo, OptionInfo } from "../../../src/chat/command-info.ts";
import { defined } from "../../../src/collections/defined.ts";
import { localizationsOf } from "./localizations.ts";

export const ROOT = "papers";

/** The command that "Find similar" in a message's menu runs. */
export const SIMILAR = "similar";

const EVERYWHERE = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/**
 * What is registered: one root command with a subcommand each, and the menu of a message. Everyone
 * may read, so no permission is asked for here; who may change a channel is checked with each request.
 */
export function commandData(
  commands: readonly CommandInfo[],
): RESTPostAPIApplicationCommandsJSONBody[] {
  const root: RESTPostAPIApplicationCommandsJSONBody = {
    type: ApplicationCommandType.ChatInput,
    name: ROOT,
    description: "Research papers: trending, search, and digests for this channel",
    options: commands.map((command) => subcommand(command, commands)),
    default_member_permissions: null,
    ...EVERYWHERE,
  };
  const menu: RESTPostAPIApplicationCommandsJSONBody = {
    type: ApplicationCommandType.Message,
    name: "Find similar",
    default_member_permissions: null,
    ...EVERYWHERE,
  };
  return commands.some(({ name }) => name === SIMILAR) ? [root, menu] : [root];
}

function subcommand(
  command: CommandInfo,
  commands: readonly CommandInfo[],
): APIApplicationCommandSubcommandOption {
  const { name, description, options } = command;
  // Discord wants those that are required first.
  const sorted = [...options].sort((one, other) => Number(other.required) - Number(one.required));
  const type = ApplicationCommandOptionType.Subcommand;
  const localized = localizationsOf(command, commands);
  return { type, name, description, ...localized, options: sorted.map(optionData) };
}

function optionData(option: OptionInfo): APIApplicationCommandBasicOption {
  const { name, description, required, type, min, max, completes } = option;
  const common = { name, description, required };
  switch (type) {
    case "text":
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        ...defined({ max_length: max, autocomplete: completes || undefined }),
      };
    case "integer":
      return {
        ...common,
        type: ApplicationCommandOptionType.Integer,
        ...defined({ min_value: min, max_value: max }),
      };
    case "choice": {
      const choices = (option.choices ?? []).map((value) => ({ name: value, value }));
      return { ...common, type: ApplicationCommandOptionType.String, choices };
    }
    default:
      return type satisfies never;
  }
}
