import { z } from "zod";
import type { Json } from "../world/world.ts";

const option = z.looseObject({
  text: z.looseObject({ type: z.string(), text: z.string() }),
  value: z.string().optional(),
});
export type Option = z.infer<typeof option>;

/** What a person can press or fill in, of any kind. */
const element = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  text: z.looseObject({ text: z.string() }).optional(),
  value: z.string().optional(),
  url: z.string().optional(),
  options: z.array(option).optional(),
  option_groups: z.array(z.looseObject({ options: z.array(option) })).optional(),
  initial_option: option.optional(),
  initial_options: z.array(option).optional(),
  initial_value: z.string().optional(),
  initial_time: z.string().optional(),
  initial_date: z.string().optional(),
  min_length: z.int().optional(),
  max_length: z.int().optional(),
  min_query_length: z.int().optional(),
});
export type Element = z.infer<typeof element>;

const block = z.looseObject({
  type: z.string(),
  block_id: z.string(),
  label: z.looseObject({ text: z.string() }).optional(),
  optional: z.boolean().optional(),
  accessory: z.unknown().optional(),
  element: z.unknown().optional(),
  elements: z.array(z.unknown()).optional(),
});

export interface Control {
  readonly blockId: string;
  readonly element: Element;
  /** What stands on it or over it. */
  readonly label: string;
  /** An input block that may stay empty; undefined for a control elsewhere. */
  readonly optional?: boolean;
}

/** Blocks as Slack keeps them: one that came without a `block_id` has been given one. */
export function withBlockIds(blocks: readonly Json[]): Json[] {
  return blocks.map((one, at) => ({ ...one, block_id: one.block_id ?? `blk${at}` }));
}

export function controlsOf(blocks: readonly Json[]): Control[] {
  return withBlockIds(blocks).flatMap((json) => {
    const { block_id: blockId, label, optional, type, ...inside } = block.parse(json);
    const within = [inside.accessory, inside.element, ...(inside.elements ?? [])];
    const found = within.flatMap((one) => element.safeParse(one).data ?? []);
    const input = type === "input" ? { optional: optional === true } : {};
    return found.map((one) => {
      const words = label?.text ?? one.text?.text ?? one.action_id;
      return { blockId, element: one, label: words, ...input };
    });
  });
}

/**
 * The control of this `action_id`, `block_id` or label; of several the one at `nth`, from 0.
 * @throws Error for what is not there
 */
export function findControl(blocks: readonly Json[], name: string, nth = 0): Control {
  const all = controlsOf(blocks);
  const named = all.filter(({ blockId, element: { action_id }, label }) =>
    [action_id, blockId, label].includes(name),
  );
  const found = named[nth];
  if (found) return found;
  const there = all.map(({ label }) => label).join(", ");
  throw new Error(`There is no ${name} (${nth}), only: ${there}.`);
}

/**
 * The option of this text or value.
 * @throws Error for what is not offered
 */
export function findOption(
  { element: one }: Control,
  offered: readonly Option[],
  name: string,
): Option {
  const inside = one.option_groups?.flatMap(({ options }) => options) ?? [];
  const all = [...(one.options ?? []), ...inside, ...offered];
  const found = all.find(({ text, value }) => value === name || text.text === name);
  if (!found) throw new Error(`${name} is not offered: ${all.map(({ text }) => text.text)}.`);
  return found;
}
