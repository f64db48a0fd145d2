import {
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from "discord.js";
import { cleanLine } from "../../../src/chat/clean-text.ts";
import type { Form, FormField } from "../../../src/chat/message.ts";
import { cut } from "./cut.ts";
import { LIMITS } from "./limits.ts";

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

function labelled({ name, label, value, example, required }: FormField): APILabelComponent {
  const placeholder = line(example ? `For example: ${example}` : "", LIMITS.modal.placeholder);
  return {
    type: ComponentType.Label,
    label: line(label, LIMITS.modal.label) || line(name, LIMITS.modal.label),
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: TextInputStyle.Short,
      required,
      ...(value && { value: line(value, LIMITS.modal.value) }),
      ...(placeholder !== "" && { placeholder }),
    },
  };
}

function line(text: string, limit: number): string {
  return cut(cleanLine(text), limit);
}
