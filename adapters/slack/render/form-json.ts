import type { FieldInput, Form, FormField } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";

/** A form as text, without the three signs that Slack may give back as entities. */
export function formJson({ kind: _, ...form }: Form): string {
  return JSON.stringify(form).replace(
    /[&<>]/gu,
    (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
  );
}

/** The form; undefined when it is of another shape, such as an older version's. */
export function readForm(json: string): Form | undefined {
  const read = parsed(json);
  if (!isRecord(read) || !Array.isArray(read.fields)) return undefined;
  const { label, action, value, title, instead } = read;
  const fields = read.fields.flatMap((field: unknown) => readField(field) ?? []);
  if (fields.length < read.fields.length) return undefined;
  if (!isText(label) || !isText(action) || !isText(value)) return undefined;
  if (!isText(title) || !isText(instead)) return undefined;
  return { kind: "form", label, action, value, title, fields, instead };
}

function readField(field: unknown): FormField | undefined {
  if (!isRecord(field)) return undefined;
  const { name, label, value, example, required, input } = field;
  if (!isText(name) || !isText(label) || typeof required !== "boolean") return undefined;
  const read = readInput(input);
  return {
    name,
    label,
    required,
    ...defined({
      value: isText(value) ? value : undefined,
      example: isText(example) ? example : undefined,
      input: read,
    }),
  };
}

/** What is unknown is filled in as a line of text. */
function readInput(input: unknown): FieldInput | undefined {
  if (!isRecord(input)) return undefined;
  const { kind, choices, chosen, many, command, option } = input;
  if (kind === "time") return { kind };
  if (kind === "choice" && isTexts(choices) && isTexts(chosen)) {
    return { kind, choices, chosen, ...defined({ many: many === true ? many : undefined }) };
  }
  if (kind === "complete" && isText(command) && isText(option)) return { kind, command, option };
  return undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
