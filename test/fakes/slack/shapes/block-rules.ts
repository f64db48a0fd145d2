import type { z } from "zod";
import type { accessory, action, input } from "./block-elements.ts";
import type { Block } from "./block-shape.ts";

type Element = z.infer<typeof accessory | typeof action | typeof input>;

/** What no shape can say about the blocks of one message or view. */
export function blockFaults(blocks: readonly Block[]): string[] {
  const elements = blocks.flatMap(elementsIn);
  const ids = blocks.flatMap(({ block_id: id }) => (id === undefined ? [] : [id]));
  const actions = elements.flatMap((one) => ("action_id" in one ? [one.action_id] : []));
  const focused = elements.filter((one) => "focus_on_load" in one && one.focus_on_load);
  return [
    ...repeated("block_id", ids),
    // A rule of Offprint: Slack wants it within a block only.
    ...repeated("action_id", actions),
    ...(focused.length > 1 ? ["focus_on_load: more than one"] : []),
    ...blocks.flatMap(sectionFaults),
    ...elements.flatMap(elementFaults),
  ];
}

function elementsIn(block: Block): Element[] {
  if (block.type === "section") return block.accessory ? [block.accessory] : [];
  if (block.type === "actions") return block.elements;
  return block.type === "input" ? [block.element] : [];
}

function sectionFaults(block: Block): string[] {
  if (block.type !== "section" || block.text || block.fields) return [];
  return ["section: neither text nor fields"];
}

function elementFaults(one: Element): string[] {
  switch (one.type) {
    case "static_select":
      return [
        ...choiceFaults(one),
        ...initialFaults(one.initial_option ? [one.initial_option] : [], one),
      ];
    case "multi_static_select":
      return [...choiceFaults(one), ...initialFaults(one.initial_options ?? [], one)];
    case "radio_buttons":
      return initialFaults(one.initial_option ? [one.initial_option] : [], one);
    case "checkboxes":
      return initialFaults(one.initial_options ?? [], one);
    case "plain_text_input":
      return lengthFaults(one.initial_value ?? "", one);
    default:
      return [];
  }
}

interface Choices {
  readonly options?: readonly object[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly object[] }[] | undefined;
}

function choiceFaults({ options, option_groups }: Choices): string[] {
  return (options === undefined) === (option_groups === undefined)
    ? ["a menu: options or option_groups, and not both"]
    : [];
}

/** What is chosen at first must be one of the options, to the letter. */
function initialFaults(initial: readonly object[], { options, option_groups }: Choices): string[] {
  const inside = option_groups?.flatMap((group) => group.options) ?? [];
  const offered = [...(options ?? []), ...inside].map((one) => JSON.stringify(one));
  const isStrange = initial.some((one) => !offered.includes(JSON.stringify(one)));
  return isStrange ? ["an initial option that is not among the options"] : [];
}

function lengthFaults(
  value: string,
  {
    min_length: least = 0,
    max_length: most = 3_000,
  }: Extract<Element, { type: "plain_text_input" }>,
): string[] {
  if (least > most) return ["min_length is more than max_length"];
  return value.length > most ? ["initial_value is longer than max_length"] : [];
}

function repeated(name: string, values: readonly string[]): string[] {
  const twice = values.filter((value, at) => values.indexOf(value) !== at);
  return twice.map((value) => `${name}: "${value}" stands here twice`);
}
