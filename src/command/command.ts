import type { CommandInfo } from "../chat/command-info.ts";
import type { Choice, Preview } from "../chat/inbox.ts";
import type { Message } from "../chat/message.ts";
import type { Place } from "../chat/place.ts";
import type { Actor, Obstacles } from "../chat/request.ts";
import { defined } from "../collections/defined.ts";
import type { Instant } from "../time/instant.ts";
import type { Desk } from "./desk.ts";
import type { Options, ReadValues } from "./option.ts";
import { parseLine } from "./parse-line.ts";

/** What a command may ask, and what it knows of who asks, where and when. */
export interface Context extends Desk {
  readonly place: Place;
  readonly actor: Actor;
  readonly timeZone?: string;
  readonly obstacles?: () => Promise<Obstacles>;
  readonly now: Instant;
  /** Every command, for help. */
  readonly commands: readonly CommandInfo[];
}

/** A subcommand of `/papers`; made by {@link defineCommand}. */
export interface Command {
  readonly info: CommandInfo;
  readonly options: Options;
  readonly visibility: Preview["visibility"];
  /** Its private answer may be shared with the place it was asked in. */
  readonly shareable: boolean;
  /** @throws UserError */
  run(context: Context, values: Readonly<Record<string, unknown>>): Promise<Message>;
  readonly actions: Readonly<Record<string, CommandAction>>;
  complete?(context: Context, option: string, typed: string): Promise<readonly Choice[]>;
}

/** What a button of this command does: a command of its own, whose options travel in the button. */
export interface CommandAction {
  readonly options: Options;
  readonly shows: Preview;
  run(context: Context, values: Readonly<Record<string, unknown>>): Promise<Message>;
}

interface CommandSpec<O extends Options> {
  readonly name: string;
  /** 1–100 characters. */
  readonly description: string;
  /** One line a person could type, without the root command. */
  readonly example: string;
  readonly localized?: CommandInfo["localized"];
  readonly options: O;
  readonly visibility?: Preview["visibility"];
  /** Its answer says the same to everybody, so it may be shared; not unless said so. */
  readonly shareable?: boolean;
  readonly actions?: Readonly<Record<string, CommandAction>>;
  run(context: Context, values: ReadValues<O>): Promise<Message>;
  /** Suggestions for the options named here. */
  readonly complete?: { readonly [K in keyof O]?: Completer };
}

type Completer = (context: Context, typed: string) => Promise<readonly Choice[]>;

/** Turns a typed description of a command into one that dispatch can run. Answers are private unless said otherwise. */
export function defineCommand<const O extends Options>(spec: CommandSpec<O>): Command {
  const { name, description, example, options, localized } = spec;
  const completers = new Map<string, Completer | undefined>(Object.entries(spec.complete ?? {}));
  const described = describeOptions(options, completers);
  const exampleOptions = parseLine(example.slice(name.length), described);
  return {
    info: {
      name,
      description,
      example,
      exampleOptions,
      options: described,
      ...defined({ localized }),
    },
    options,
    visibility: spec.visibility ?? "private",
    shareable: spec.shareable ?? false,
    // Sound: dispatch passes what `readOptions` made of these same options.
    run: (context, values) => spec.run(context, values as ReadValues<O>),
    actions: spec.actions ?? {},
    complete: async (context, option, typed) => completers.get(option)?.(context, typed) ?? [],
  };
}

/** The same for a button's action. Its answer is a private reply unless `shows` says otherwise. */
export function defineAction<const O extends Options>(spec: {
  readonly options: O;
  readonly shows?: Partial<Preview>;
  run(context: Context, values: ReadValues<O>): Promise<Message>;
}): CommandAction {
  return {
    options: spec.options,
    shows: { visibility: "private", mode: "reply", ...spec.shows },
    run: (context, values) => spec.run(context, values as ReadValues<O>),
  };
}

function describeOptions(
  options: Options,
  completers: ReadonlyMap<string, unknown>,
): CommandInfo["options"] {
  return Object.entries(options).map(([name, option]) => ({
    name,
    ...option.info,
    completes: completers.has(name),
  }));
}
