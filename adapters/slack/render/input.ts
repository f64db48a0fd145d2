import type { InputBlockElement } from "@slack/types";
import { cleanLine } from "../../../src/chat/clean-text.ts";
import { cut } from "../../../src/chat/cut.ts";
import type { FieldInput, FormField } from "../../../src/chat/message.ts";
import { defined } from "../../../src/collections/defined.ts";
import { completionId } from "./action-id.ts";
import { LIMITS } from "./limits.ts";
import { optionOf, plainLine } from "./plain-text.ts";

/** How a field is filled in: a clock, a list, a list that is searched, or a line of text. */
export function inputOf(field: FormField): InputBlockElement {
  const { value = "", input } = field;
  switch (input?.kind) {
    case "time":
      return { type: "timepicker", ...idOf(field), ...initialTime(value) };
    case "complete":
      return searchedList(field, input);
    case "choice":
      return listOf(field, input);
    case undefined:
      return lineOf(field);
    default:
      return input satisfies never;
  }
}

type Input<Kind extends FieldInput["kind"]> = Extract<FieldInput, { kind: Kind }>;

/** Suggestions are asked for once something is typed. */
function searchedList(field: FormField, { command, option }: Input<"complete">): InputBlockElement {
  const initial = optionOf(field.value ?? "", field.value ?? "");
  return {
    type: "external_select",
    action_id: completionId(command, option),
    min_query_length: 1,
    ...defined({ initial_option: initial }),
    ...hint(field),
  };
}

function lineOf(field: FormField): InputBlockElement {
  const value = cut(cleanLine(field.value ?? ""), LIMITS.input.value);
  return {
    type: "plain_text_input",
    ...idOf(field),
    ...defined({ initial_value: value || undefined }),
    ...hint(field),
  };
}

function listOf(field: FormField, { choices, chosen, many }: Input<"choice">): InputBlockElement {
  const offered = [...new Set(choices)].flatMap((choice) => optionOf(choice, choice) ?? []);
  const options = offered.slice(0, LIMITS.select.options);
  if (options.length === 0) return lineOf(field);
  const first = options.filter(({ value = "" }) => chosen.includes(value));
  const list = { ...idOf(field), options, ...hint(field) };
  if (many) {
    return {
      type: "multi_static_select",
      ...list,
      ...defined({ initial_options: first.length > 0 ? first : undefined }),
    };
  }
  return { type: "static_select", ...list, ...defined({ initial_option: first[0] }) };
}

const TIME = /^([01]?\d|2[0-3]):([0-5]\d)$/u;

/** `9:00` as `09:00`. */
function initialTime(value: string) {
  const [, hour, minute] = TIME.exec(value) ?? [];
  return hour && { initial_time: `${hour.padStart(2, "0")}:${minute}` };
}

function hint({ example = "" }: FormField) {
  const placeholder = example && plainLine(`For example: ${example}`, LIMITS.input.placeholder);
  return placeholder && { placeholder };
}

function idOf({ name }: FormField) {
  return { action_id: `input:${name}` };
}
