import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIStringSelectComponent,
  type APITextInputComponent,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import { cleanLine } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { FieldInput, Form, FormField } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";
import { LIMITS } from "./limits.ts";

type Choice = Extract<FieldInput, { kind: "choice" }>;

/** A form as Discord opens it; what is sent comes back under `customId` and the fields' names. */
export function modalOf(form: Form, customId: string): APIModalInteractionResponseCallbackData {
  const names = new Set<string>();
  const fields = form.fields.filter(({ name }) => names.size < names.add(name).size);
  return {
    custom_id: customId,
    title: line(form.title, LIMITS.modal.title) || line(form.label, LIMITS.modal.title) || "Form",
    components: fields.slice(0, LIMITS.modal.fields).map(labelled),
  };
}

function labelled(field: FormField): APILabelComponent {
  const { name, label, input } = field;
  return {
    type: ComponentType.Label,
    label: line(label, LIMITS.modal.label) || line(name, LIMITS.modal.label),
    component: input?.kind === "choice" && canBeMenu(input) ? menu(field, input) : textInput(field),
  };
}

/** Discord has no input for a time of day, and none that suggests while somebody types. */
function textInput({ name, value, example, required }: FormField): APITextInputComponent {
  const placeholder = line(example ? `For example: ${example}` : "", LIMITS.modal.placeholder);
  return {
    type: ComponentType.TextInput,
    custom_id: name,
    style: TextInputStyle.Short,
    required,
    ...defined({
      value: value ? line(value, LIMITS.modal.value) : undefined,
      placeholder: placeholder || undefined,
    }),
  };
}

function menu({ name, required }: FormField, input: Choice): APIStringSelectComponent {
  const { choices, chosen, many = false } = input;
  const first = choices.filter((choice) => chosen.includes(choice)).slice(0, many ? undefined : 1);
  return {
    type: ComponentType.StringSelect,
    custom_id: name,
    required,
    min_values: required ? 1 : 0,
    max_values: many ? choices.length : 1,
    options: choices.map((value) => ({
      label: value,
      value,
      ...defined({ default: first.includes(value) || undefined }),
    })),
  };
}

/** Each choice has to come back as it is; what Discord would refuse or change is typed instead. */
function canBeMenu({ choices }: Choice): boolean {
  const { options, option } = LIMITS.modal;
  const isWhole = (choice: string) =>
    choice !== "" && choice.length <= option && choice === cleanLine(choice);
  const areDistinct = new Set(choices).size === choices.length;
  return choices.length > 0 && choices.length <= options && areDistinct && choices.every(isWhole);
}

function line(text: string, limit: number): string {
  return cut(cleanLine(text), limit);
}
