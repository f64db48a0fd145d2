import type { FieldFault } from "../rest/api-error.ts";
import type { Command, CommandOption } from "./command-shape.ts";

const MOST = { 1: 100, 2: 15, 3: 15 } as const;

/** What no shape can say about all commands of an application, or of a server. */
export function commandFaults(commands: readonly Command[]): FieldFault[] {
  return [...countFaults(commands), ...commands.flatMap(oneFault)];
}

function countFaults(commands: readonly Command[]): FieldFault[] {
  const keys = commands.map(({ name, type }) => `${type ?? 1} ${name}`);
  const twice = keys.flatMap((key, at) => (keys.indexOf(key) === at ? [] : [at]));
  const types = [1, 2, 3] as const;
  const over = types.filter((type) => {
    return commands.filter((one) => (one.type ?? 1) === type).length > MOST[type];
  });
  return [
    ...twice.map((at) =>
      fault([at, "name"], "APPLICATION_COMMANDS_DUPLICATE_NAME", "a name stands here twice"),
    ),
    ...over.map((type) => fault([], "BASE_TYPE_BAD_LENGTH", `more than ${MOST[type]} commands`)),
  ];
}

function oneFault(command: Command, at: number): FieldFault[] {
  const length = lengthOf(command);
  const tooLong =
    length > 8_000
      ? [fault([at], "APPLICATION_COMMAND_TOO_LARGE", `${length} of 8,000 characters`)]
      : [];
  return [...tooLong, ...optionFaults(command.options ?? [], [at, "options"])];
}

function optionFaults(
  options: readonly CommandOption[],
  path: readonly PropertyKey[],
): FieldFault[] {
  const names = options.map(({ name }) => name);
  const faults: string[] = [];
  if (new Set(names).size < names.length) faults.push("two options share a name");
  faults.push(...localFaults(options));
  if (new Set(options.map(isValue)).size > 1)
    faults.push("subcommands and options do not stand side by side");
  const optional = options.findIndex((option) => isValue(option) && !option.required);
  if (optional !== -1 && options.slice(optional).some((option) => option.required))
    faults.push("required options come first");
  return [
    ...faults.map((message) => fault(path, "APPLICATION_COMMAND_OPTIONS_INVALID", message)),
    ...options.flatMap((option, at) => insideFaults(option, [...path, at])),
  ];
}

/** In no language may two options share a name. */
function localFaults(options: readonly CommandOption[]): string[] {
  const locales = new Set(options.flatMap((one) => Object.keys(one.name_localizations ?? {})));
  return [...locales].flatMap((locale) => {
    const names = options.map((one) => one.name_localizations?.[locale] ?? one.name);
    return new Set(names).size < names.length ? [`two options share a name in ${locale}`] : [];
  });
}

function insideFaults(option: CommandOption, path: readonly PropertyKey[]): FieldFault[] {
  if (option.type === 1 || option.type === 2)
    return optionFaults(option.options ?? [], [...path, "options"]);
  if (option.type !== 3 && option.type !== 4 && option.type !== 10) return [];
  const faults: string[] = [];
  const choices = option.choices ?? [];
  if (choices.length > 0 && option.autocomplete)
    faults.push("choices and autocomplete exclude each other");
  if (new Set(choices.map(({ name }) => name)).size < choices.length)
    faults.push("two choices share a name");
  const [least, most] =
    option.type === 3
      ? [option.min_length, option.max_length]
      : [option.min_value, option.max_value];
  if ((least ?? Number.NEGATIVE_INFINITY) > (most ?? Number.POSITIVE_INFINITY))
    faults.push("the least is more than the most");
  return faults.map((message) => fault(path, "APPLICATION_COMMAND_OPTION_INVALID", message));
}

export function isValue(option: CommandOption): boolean {
  return option.type > 2;
}

/** Names, descriptions and choice values together, each in its longest language. */
function lengthOf(one: Command | CommandOption): number {
  const own =
    longest(one.name, one.name_localizations) +
    (one.description ? longest(one.description, descriptionsOf(one)) : 0);
  const choices = "choices" in one ? (one.choices ?? []) : [];
  const options: readonly CommandOption[] = "options" in one ? (one.options ?? []) : [];
  const chosen = choices.reduce((sum, { name, value }) => sum + name.length + `${value}`.length, 0);
  return own + chosen + options.reduce((sum, option) => sum + lengthOf(option), 0);
}

function descriptionsOf(one: Command | CommandOption): Localized {
  return "description_localizations" in one ? one.description_localizations : undefined;
}

type Localized = Readonly<Partial<Record<string, string>>> | null | undefined;

function longest(text: string, localized: Localized): number {
  return Math.max(text.length, ...Object.values(localized ?? {}).map((one = "") => one.length));
}

function fault(path: readonly PropertyKey[], code: string, message: string): FieldFault {
  return { path, code, message };
}
