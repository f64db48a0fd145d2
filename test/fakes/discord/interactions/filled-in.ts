import type { Select } from "../messages/component-shape.ts";
import { customIdOf, flatten, isSelect } from "../messages/component-tree.ts";
import type { Message } from "../world/world.ts";
import { fieldsOf, type Modal, type ModalField } from "./modal-shape.ts";

/**
 * What a press of a button, or a choice from a menu, carries.
 * @throws Error for what is not there, or cannot be pressed
 */
export function pressData(message: Message, name: string, values: readonly string[] = []): object {
  const all = message.components.flatMap(flatten);
  const found = all.find((one) => {
    return customIdOf(one).includes(name) || ("label" in one && one.label === name);
  });
  if (!found || !("disabled" in found || customIdOf(found).length > 0))
    throw new Error(`There is no button ${name}.`);
  if ("disabled" in found && found.disabled) throw new Error(`${name} cannot be pressed.`);
  const [custom_id] = customIdOf(found);
  if (custom_id === undefined) throw new Error(`${name} is a link.`);
  const common = { custom_id, component_type: found.type, id: found.id ?? 1 };
  return isSelect(found) ? { ...common, values: chosen(found, values) } : common;
}

function chosen(select: Select, values: readonly string[]): readonly string[] {
  const { min_values: least, max_values: most } = select;
  if (values.length < (least ?? 1) || values.length > (most ?? 1))
    throw new Error(`${values.length} values cannot be chosen.`);
  const offered = select.type === 3 ? select.options.map(({ value }) => value) : values;
  if (!values.every((value) => offered.includes(value))) throw new Error("No such choice.");
  return values;
}

/**
 * What a filled-in form carries.
 * @throws Error for what Discord's own app does not let a person send
 */
export function submitData(modal: Modal, given: Readonly<Record<string, string>>): object {
  const fields = fieldsOf(modal);
  const unknown = Object.keys(given).filter((id) => !fields.some((one) => one.custom_id === id));
  if (unknown.length > 0) throw new Error(`There is no field ${unknown.join(", ")}.`);
  const values = new Map(fields.map((field) => [field.custom_id, fill(field, given)]));
  const components = modal.components.flatMap<object>((one) => {
    if (one.type === 10) return [{ type: 10, id: 1 }];
    const inside = one.type === 18 ? [one.component] : one.components;
    const filled = inside.map(({ custom_id }) => values.get(custom_id));
    return one.type === 18
      ? [{ type: 18, id: 1, component: filled[0] }]
      : [{ type: 1, id: 1, components: filled }];
  });
  return { custom_id: modal.custom_id, components };
}

/** What a person chooses, with commas between; without a word, what was chosen at first. */
function chooseFrom(
  field: Exclude<ModalField, { type: 4 }>,
  given: string | undefined,
): readonly string[] {
  const options = field.type === 3 ? field.options : [];
  const first = options.filter((option) => option.default).map(({ value }) => value);
  const values = given === undefined ? first : given.split(/, */u).filter((value) => value !== "");
  if (values.length === 0 && field.required === false) return [];
  return chosen(field, values);
}

function fill(field: ModalField, given: Readonly<Record<string, string>>): object {
  const { custom_id, type } = field;
  if (type !== 4) return { type, id: 1, custom_id, values: chooseFrom(field, given[custom_id]) };
  const value = given[custom_id] ?? field.value ?? "";
  if (value === "" && field.required !== false) throw new Error(`${custom_id} is required.`);
  const { min_length: least, max_length: most } = field;
  if (value !== "" && (value.length < (least ?? 0) || value.length > (most ?? 4_000)))
    throw new Error(`${custom_id} is too short or too long.`);
  return { type, id: 1, custom_id, value };
}
