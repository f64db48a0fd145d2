import type { CommandRegistry, Registered } from "../commands/command-registry.ts";
import { type Focus, type OptionValue, typedOptions } from "../commands/typed-options.ts";
import { pressData, submitData } from "../interactions/filled-in.ts";
import { interactionJson } from "../interactions/interaction-payload.ts";
import type { Interactions, InteractionType, Person } from "../interactions/interactions.ts";
import type { Choice, Seen } from "../interactions/seen.ts";
import { messageJson, userJson } from "./payloads.ts";
import { bitsOf, has, type Permission, USUAL_PERMISSIONS } from "./permissions.ts";
import { channelOf, findMessage, messageOf } from "./post-box.ts";
import type { Message, World } from "./world.ts";

/** Who asks, and where. */
export interface Who {
  /** The channel's id. */
  readonly channel: string;
  /** A person's id; everybody who is not named is the same person. */
  readonly user?: string;
  /** What they may do besides what every member may. */
  readonly permissions?: readonly Permission[];
  readonly locale?: string;
}

export interface Ask extends Who {
  /** The root command. */
  readonly name: string;
  readonly subcommand?: string;
  readonly options?: Readonly<Record<string, OptionValue>>;
}

/**
 * What people do, and what they then see: resolves with the first thing nobody waits behind, and goes
 * on growing. Rejects for what Discord's own app does not let a person do.
 */
export interface Interact {
  command(ask: Ask): Promise<Seen>;
  autocomplete(ask: Ask & Focus): Promise<readonly Choice[]>;
  /** A button or a menu of a message, by custom_id or label; a menu takes `values`. */
  press(
    ask: Who & { readonly message: string; readonly button: string; readonly values?: string[] },
  ): Promise<Seen>;
  /** Fills in the form that was opened, by custom_id; what is left out stays as it stood. */
  submit(from: Seen, fields: Readonly<Record<string, string>>): Promise<Seen>;
  /** A command of the menu on a message. */
  contextMenu(ask: Who & { readonly name: string; readonly message: string }): Promise<Seen>;
  /** The gateway delivers the same interaction once more. */
  again(seen: Seen): void;
}

const SOMEBODY = "200000000000000001";

export function createPeople(
  world: World,
  interactions: Interactions,
  registry: CommandRegistry,
  dispatch: (event: string, data: unknown, guildId: string | undefined) => boolean,
): Interact {
  const events = new Map<string, () => boolean>();

  async function ask(type: InteractionType, person: Person, data: object, source?: Message) {
    const channel = channelOf(world, person.channel);
    const interaction = interactions.begin(type, channel, person, source);
    const event = interactionJson(world, interaction, data);
    const deliver = () => dispatch("INTERACTION_CREATE", event, channel.guildId);
    events.set(interaction.id, deliver);
    if (!deliver()) interactions.giveUp(interaction);
    await interaction.seen.settled;
    return interaction.seen;
  }

  function commandOf(type: number, name: string, person: Person): Registered {
    const { guildId } = channelOf(world, person.channel);
    const isHidden = guildId !== undefined && world.guilds.get(guildId)?.hasCommands === false;
    const found = isHidden ? undefined : registry.find(type, name, guildId);
    if (!found) throw new Error(`There is no command ${name} here.`);
    const { contexts, default_member_permissions: rights } = found.command;
    const context = guildId === undefined ? 1 : 0;
    if (contexts && !contexts.includes(context)) throw new Error(`${name} is not shown here.`);
    const needed = BigInt(rights ?? 0);
    const isAdministrator = has(person.permissions, "administrator");
    if (guildId !== undefined && !isAdministrator && (person.permissions & needed) !== needed)
      throw new Error(`${name} is hidden from this person.`);
    return found;
  }

  function slashData({ name, subcommand, options = {} }: Ask, person: Person, focus?: Focus) {
    const found = commandOf(1, name, person);
    const known = found.command.options ?? [];
    const common = { id: found.id, name, type: 1 };
    const guild = found.guildId === undefined ? {} : { guild_id: found.guildId };
    if (subcommand === undefined)
      return { ...common, ...guild, options: typedOptions(known, options, focus) };
    const sub = known.find((option) => option.type === 1 && option.name === subcommand);
    if (sub?.type !== 1) throw new Error(`There is no command ${name} ${subcommand}.`);
    const inside = typedOptions(sub.options ?? [], options, focus);
    return { ...common, ...guild, options: [{ type: 1, name: subcommand, options: inside }] };
  }

  return {
    async command(given) {
      const person = personOf(given);
      return ask("command", person, slashData(given, person));
    },
    async autocomplete(given) {
      const person = personOf(given);
      const seen = await ask("autocomplete", person, slashData(given, person, given));
      return seen.sights.flatMap((sight) => (sight.kind === "choices" ? sight.choices : []));
    },
    async press({ message: id, button, values, ...who }) {
      const message = findMessage(world, who.channel, id);
      return ask("component", personOf(who), pressData(message, button, values), message);
    },
    async submit(from, fields) {
      const opened = interactions.of(from.interactionId);
      if (!opened || !from.modal) throw new Error("No form was opened.");
      return ask("modal", opened.person, submitData(from.modal, fields), opened.source);
    },
    async contextMenu({ name, message: id, ...who }) {
      const person = personOf(who);
      const found = commandOf(3, name, person);
      const message = messageOf(channelOf(world, who.channel), id);
      const resolved = {
        messages: { [id]: messageJson(world, message) },
        users: { [message.authorId]: userJson(message.authorId) },
      };
      return ask("command", person, { id: found.id, name, type: 3, target_id: id, resolved });
    },
    again: ({ interactionId }) => void events.get(interactionId)?.(),
  };
}

function personOf({ channel, user = SOMEBODY, permissions = [], locale = "en-US" }: Who): Person {
  return { channel, user, permissions: USUAL_PERMISSIONS | bitsOf(...permissions), locale };
}
