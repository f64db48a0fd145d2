import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
  MessageFlags,
} from "discord.js";
import type { Typing } from "../../../src/chat/inbox.ts";
import type { Place } from "../../../src/chat/place.ts";
import type { Actor, Input, OptionValues, Request } from "../../../src/chat/request.ts";
import { defined } from "../../../src/collections/defined.ts";
import { SIMILAR } from "../commands/command-data.ts";
import { discordPlace, NAME } from "../discord-place.ts";
import { readCustomId } from "../render/custom-id.ts";
import { linksOfMessage } from "./links-of-message.ts";
import { mayManage } from "./may-manage.ts";
import { obstaclesOf } from "./obstacles.ts";

/** What a person did, as an interaction tells it. */
export type ReadInteraction =
  | { readonly kind: "typing"; readonly typing: Typing }
  /** A button that opens a form. */
  | { readonly kind: "form"; readonly customId: string; readonly label: string }
  | { readonly kind: "request"; readonly request: Request; readonly on?: PressedOn };

/** The message whose button was pressed. */
export interface PressedOn {
  readonly messageId: string;
  readonly isPrivate: boolean;
}

/** Undefined for what this bot never offered, such as a command of the kind "user". */
export function readInteraction(interaction: APIInteraction): ReadInteraction | undefined {
  const who = whoOf(interaction);
  if (!who || !isObject(interaction.data)) return undefined;
  const requested = (input: Input): ReadInteraction => ({
    kind: "request",
    request: {
      id: interaction.id,
      ...who,
      hasReaders: hasReaders(interaction),
      input,
      obstacles: async () => obstaclesOf(interaction),
    },
    ...pressedOn(interaction),
  });
  switch (interaction.type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return { kind: "typing", typing: { ...who, ...typingOf(interaction) } };
    case InteractionType.MessageComponent:
      return pressed(interaction, requested);
    case InteractionType.ModalSubmit:
      return requested(actionOf(interaction.data.custom_id, fieldsOf(interaction)));
    case InteractionType.ApplicationCommand: {
      const { data } = interaction;
      if (data.type === ApplicationCommandType.ChatInput) return requested(commandOf(data));
      if (data.type !== ApplicationCommandType.Message) return undefined;
      const message = data.resolved?.messages?.[data.target_id];
      const paper = message ? linksOfMessage(message) : "";
      return requested({ kind: "options", command: SIMILAR, options: { paper } });
    }
    default:
      return undefined;
  }
}

/** What is left out or empty where the types promise more. */
function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function whoOf(interaction: APIInteraction): { place: Place; actor: Actor } | undefined {
  const user = interaction.member?.user ?? interaction.user;
  // Discord's own examples hold the id alone.
  const channelId = interaction.channel?.id ?? interaction.channel_id;
  if (!user || channelId === undefined) return undefined;
  return {
    place: discordPlace(interaction.guild_id, channelId),
    actor: { id: `${NAME}:${user.id}`, mayManage: mayManage(interaction) },
  };
}

function pressedOn(interaction: APIInteraction): { on?: PressedOn } {
  if (!("message" in interaction) || !interaction.message) return {};
  const { flags = 0, id: messageId } = interaction.message;
  return { on: { messageId, isPrivate: (flags & MessageFlags.Ephemeral) !== 0 } };
}

/** On a server, unless a button was pressed on a message that everybody sees. */
function hasReaders(interaction: APIInteraction): boolean {
  return interaction.guild_id !== undefined && pressedOn(interaction).on?.isPrivate !== false;
}

function commandOf({ name, options }: APIChatInputApplicationCommandInteraction["data"]): Input {
  const [first] = options ?? [];
  if (first?.type !== ApplicationCommandOptionType.Subcommand)
    return { kind: "options", command: name, options: {} };
  const given = (first.options ?? [])
    .filter(isObject)
    .map((option) => [option.name, option.value] as const);
  // Sound: a map of text, numbers and booleans, as Discord has checked them against the registered types.
  return {
    kind: "options",
    command: first.name,
    options: Object.fromEntries(given) as OptionValues,
  };
}

function typingOf({
  data,
}: APIApplicationCommandAutocompleteInteraction): Pick<Typing, "command" | "option" | "typed"> {
  const [first] = data.options ?? [];
  const isSubcommand = first?.type === ApplicationCommandOptionType.Subcommand;
  const options = isSubcommand ? (first.options ?? []) : (data.options ?? []);
  const focused = options.find(
    (option) => isObject(option) && "focused" in option && option.focused,
  );
  const typed = focused && "value" in focused ? String(focused.value) : "";
  return { command: isSubcommand ? first.name : data.name, option: focused?.name ?? "", typed };
}

function pressed(
  { data, message }: APIMessageComponentInteraction,
  requested: (input: Input) => ReadInteraction,
): ReadInteraction {
  const customId = "values" in data ? (data.values?.[0] ?? "") : data.custom_id;
  if (readCustomId(customId)?.kind !== "form") return requested(actionOf(customId));
  return { kind: "form", customId, label: labelIn(message.components, customId) ?? "" };
}

/** An id that is not ours stays an action that no command has, which is answered in words. */
function actionOf(customId: string, fields?: Readonly<Record<string, string>>): Input {
  const { action, value } = readCustomId(customId) ?? { action: customId, value: "" };
  return { kind: "action", action, value, ...defined({ fields }) };
}

function fieldsOf({ data }: APIModalSubmitInteraction): Record<string, string> {
  return Object.fromEntries(fieldsIn(data.components));
}

function fieldsIn(value: unknown): [string, string][] {
  if (typeof value !== "object" || value === null) return [];
  if ("custom_id" in value && "value" in value) {
    return [[String(value.custom_id), String(value.value)]];
  }
  if ("custom_id" in value && "values" in value && Array.isArray(value.values)) {
    return [[String(value.custom_id), value.values.join(", ")]];
  }
  return Object.values(value).flatMap(fieldsIn);
}

/** The words on the button or in the menu that has this id, anywhere in a message. */
function labelIn(value: unknown, customId: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("label" in value && Object.values(value).includes(customId)) return String(value.label);
  for (const each of Object.values(value)) {
    const label = labelIn(each, customId);
    if (label !== undefined) return label;
  }
  return undefined;
}
