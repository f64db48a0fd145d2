import type { CommandOption, ValueOption } from "./command-shape.ts";

export type OptionValue = string | number | boolean;

/** An option being typed, for autocomplete. */
export interface Focus {
  readonly option: string;
  readonly typed: string;
}

/**
 * Filled-in options as an interaction carries them.
 * @throws Error for what Discord's own app does not let a person send
 */
export function typedOptions(
  options: readonly CommandOption[],
  given: Readonly<Record<string, OptionValue>>,
  focus?: Focus,
): object[] {
  const values = options.filter((option): option is ValueOption => option.type > 2);
  const unknown = Object.keys(given).filter((name) => !values.some((one) => one.name === name));
  if (unknown.length > 0) throw new Error(`There is no option ${unknown.join(", ")}.`);
  return values.flatMap((option) => {
    const { name, type } = option;
    if (focus?.option === name)
      return [{ type, name, value: completable(option, focus), focused: true }];
    const value = given[name];
    if (value === undefined && option.required && !focus)
      throw new Error(`The option ${name} is required.`);
    return value === undefined ? [] : [{ type, name, value: checked(option, value) }];
  });
}

function completable(option: ValueOption, { typed }: Focus): string {
  if (!("autocomplete" in option) || !option.autocomplete)
    throw new Error(`The option ${option.name} does not complete.`);
  return typed;
}

function checked(option: ValueOption, value: OptionValue): OptionValue {
  const wrong = wrongOf(option, value);
  if (wrong) throw new Error(`The option ${option.name} is ${wrong}: ${value}`);
  return value;
}

function wrongOf(option: ValueOption, value: OptionValue): string | undefined {
  if (option.type === 5) return typeof value === "boolean" ? undefined : "not yes or no";
  if (option.type === 4 || option.type === 10) {
    if (typeof value !== "number") return "not a number";
    if (option.type === 4 && !Number.isInteger(value)) return "not a whole number";
    const { min_value: least, max_value: most } = option;
    if (value < (least ?? value) || value > (most ?? value)) return "out of range";
  } else if (typeof value !== "string") return "not text";
  else if (option.type === 3) {
    const { min_length: least, max_length: most } = option;
    if (value.length < (least ?? 0) || value.length > (most ?? 6_000)) return "too short or long";
  }
  const choices: readonly { value: OptionValue }[] = ("choices" in option && option.choices) || [];
  if (choices.length === 0 || choices.some((choice) => choice.value === value)) return undefined;
  return "none of the choices";
}
