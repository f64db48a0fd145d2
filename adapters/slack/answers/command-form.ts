import type { CommandInfo, OptionInfo } from "../../../src/chat/command-info.ts";
import type { FieldInput, Form, FormField } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";

/** Slack's forms take more, but a person does not. */
const MOST_FIELDS = 5;

/** A command's options as a form; what is sent are the options' values, as text. */
export function commandForm(info: CommandInfo, more: readonly FormField[] = []): Form {
  const { name, description, options, example } = info;
  return {
    kind: "form",
    label: titleOf(name),
    title: titleOf(name),
    action: name,
    value: "",
    fields: [...more, ...options.map((option) => fieldOf(name, option))].slice(0, MOST_FIELDS),
    instead: example || description,
  };
}

function fieldOf(command: string, option: OptionInfo): FormField {
  const { name, description, required } = option;
  const input = inputOf(command, option);
  return { name, label: description, required, ...defined({ input }) };
}

function inputOf(
  command: string,
  { name, completes, choices }: OptionInfo,
): FieldInput | undefined {
  if (choices) return { kind: "choice", choices, chosen: choices.slice(0, 1) };
  return completes ? { kind: "complete", command, option: name } : undefined;
}

function titleOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
