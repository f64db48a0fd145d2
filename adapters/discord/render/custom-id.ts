import { cleanLine } from "../../../src/chat/clean-text.ts";
import type { Button, Form, FormField } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";
import { LIMITS } from "./limits.ts";

/** What a custom id says. */
export type CustomId =
  | { readonly kind: "button"; readonly action: string; readonly value: string }
  | {
      readonly kind: "form";
      readonly action: string;
      readonly value: string;
      /** The fields and what they hold at first, as far as there was room. */
      readonly fields: Readonly<Record<string, string>>;
    };

// `search.page:page=2`, `schedule.set!VALUE`, `schedule.set?days=weekdays&time=9%3A00!VALUE`
const CUSTOM_ID = /^([^.:!?]+\.[^:!?]+)(?::|!|\?([^!]*)!)(.*)$/su;

/** The id under which Discord gives a button back; undefined when it is too long to come back whole. */
export function customIdOf({
  action,
  value,
}: Pick<Button, "action" | "value">): string | undefined {
  return sound(`${action}:${value}`);
}

/**
 * The id of a button that opens a form. It carries the fields too where they fit, so that a form can
 * be opened after a restart; see {@link formBehind}.
 */
export function formIdOf({ action, value, fields }: Form): string | undefined {
  const held = new URLSearchParams(
    Object.fromEntries(fields.map(({ name, value = "" }) => [name, value])),
  );
  const names = new URLSearchParams(Object.fromEntries(fields.map(({ name }) => [name, ""])));
  return (
    sound(`${action}?${held}!${value}`) ??
    sound(`${action}?${names}!${value}`) ??
    sound(`${action}!${value}`)
  );
}

/** Undefined for an id that this version did not make, such as one tampered with. */
export function readCustomId(id: string): CustomId | undefined {
  const [, action, fields, value] = CUSTOM_ID.exec(id) ?? [];
  if (action === undefined || value === undefined) return undefined;
  if (id[action.length] === ":") return { kind: "button", action, value };
  return { kind: "form", action, value, fields: Object.fromEntries(new URLSearchParams(fields)) };
}

/**
 * The form behind a button, from its id and label alone. Labels and examples are the fields' names,
 * and what was required is left to the command to demand. Undefined when the id names no fields.
 */
export function formBehind(id: string, label: string): Form | undefined {
  const read = readCustomId(id);
  if (read?.kind !== "form") return undefined;
  const { action, value } = read;
  const fields = Object.entries(read.fields).map(fieldOf);
  if (fields.length === 0) return undefined;
  return { kind: "form", label, action, value, title: label, fields, instead: "" };
}

function fieldOf([name, value]: readonly [string, string]): FormField {
  const words = cleanLine(name.replaceAll("_", " "));
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  return { name, label, required: false, ...defined({ value: value || undefined }) };
}

/** The id of the nth menu of a message; the chosen option's value is a custom id. */
export function menuIdOf(n: number): string {
  return `menu:${n}`;
}

function sound(id: string): string | undefined {
  return id.length <= LIMITS.customId ? id : undefined;
}
