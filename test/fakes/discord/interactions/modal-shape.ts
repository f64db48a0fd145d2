import { z } from "zod";
import { selectFaults } from "../messages/component-rules.ts";
import { channelSelect, stringSelect } from "../messages/component-shape.ts";
import { componentId, customId, text, whole, words } from "../messages/shapes.ts";
import type { FieldFault } from "../rest/api-error.ts";

const textInput = {
  type: z.literal(4),
  id: componentId,
  custom_id: customId,
  style: whole(1, 2),
  value: text(4_000).nullish(),
  placeholder: text(100).nullish(),
  required: z.boolean().nullish(),
  min_length: whole(0, 4_000).nullish(),
  max_length: whole(1, 4_000).nullish(),
};

/** The older way: a row around one input, which has a label of its own. */
const row = z.strictObject({
  type: z.literal(1),
  id: componentId,
  components: z.array(z.strictObject({ ...textInput, label: words(45) })).length(1),
});

const label = z.strictObject({
  type: z.literal(18),
  id: componentId,
  label: words(45),
  description: text(100, 1).nullish(),
  component: z.union([z.strictObject(textInput), stringSelect, channelSelect]),
});

const textDisplay = z.strictObject({
  type: z.literal(10),
  id: componentId,
  content: text(4_000, 1),
});

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export const modal = z.strictObject({
  custom_id: customId,
  title: words(45),
  components: z
    .array(z.discriminatedUnion("type", [row, label, textDisplay]))
    .min(1)
    .max(5),
});

export type Modal = z.infer<typeof modal>;
export type ModalField = z.infer<typeof label>["component"];

export function fieldsOf({ components }: Modal): ModalField[] {
  return components.flatMap((one): ModalField[] => {
    if (one.type === 18) return [one.component];
    if (one.type === 1) return one.components.map(({ label: _, ...field }) => field);
    return [];
  });
}

export function modalFaults(one: Modal): FieldFault[] {
  const fields = fieldsOf(one);
  const ids = fields.map(({ custom_id }) => custom_id);
  const faults: string[] = [];
  if (fields.length === 0) faults.push("there is nothing to fill in");
  if (new Set(ids).size < ids.length) faults.push("two fields share a custom_id");
  for (const field of fields) {
    if (field.type !== 4) {
      faults.push(...menuFaults(field));
      continue;
    }
    const { min_length: least, max_length: most, value } = field;
    if ((least ?? 0) > (most ?? 4_000)) faults.push("min_length is more than max_length");
    if ((value ?? "").length > (most ?? 4_000)) faults.push("the value is longer than max_length");
  }
  return faults.map((message) => ({ path: ["data"], code: "MODAL_INVALID", message }));
}

/** https://docs.discord.com/developers/components/reference#string-select: in a form a menu is never disabled. */
function menuFaults(field: Exclude<ModalField, { type: 4 }>): string[] {
  const { disabled, min_values: least, required } = field;
  const faults = selectFaults(field).map(({ message }) => message);
  if (disabled) faults.push("a menu of a form cannot be disabled");
  if (least === 0 && required !== false) faults.push("a menu that may stay empty is not required");
  return faults;
}
