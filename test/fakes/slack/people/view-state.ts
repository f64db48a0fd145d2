import type { Json } from "../world/world.ts";
import { type Control, controlsOf, type Element, findOption, type Option } from "./controls.ts";

/** What stands in a form, and what a person changed since it was opened. */
export interface ViewState {
  /** Fills in a control; an empty text clears it. */
  fill(control: Control, given: string): void;
  /** What was suggested for a menu whose options the app looks up. */
  offer(control: Control, options: readonly Option[]): void;
  /** `state.values` of the blocks as they are now: what was filled in stays where both ids stay. */
  values(blocks: readonly Json[]): Json;
  /** @throws Error for an empty input that must not be */
  complain(blocks: readonly Json[]): void;
}

const KEY = " / ";

export function createViewState(): ViewState {
  const filled = new Map<string, Json>();
  const offers = new Map<string, readonly Option[]>();
  const keyOf = ({ blockId, element: { action_id } }: Control) => blockId + KEY + action_id;

  const standing = (control: Control): Json | undefined =>
    filled.get(keyOf(control)) ?? initialValue(control.element);

  return {
    fill(control, given) {
      const value = filledValue(control, given, offers.get(keyOf(control)) ?? []);
      if (!value) throw new Error(`${control.label} cannot be filled in.`);
      filled.set(keyOf(control), value);
    },
    offer: (control, options) => void offers.set(keyOf(control), options),
    values(blocks) {
      const byBlock: Record<string, Record<string, Json>> = {};
      for (const control of controlsOf(blocks)) {
        const value = standing(control);
        if (!value) continue;
        const { blockId, element } = control;
        const inBlock = byBlock[blockId] ?? {};
        byBlock[blockId] = inBlock;
        inBlock[element.action_id] = { type: element.type, ...value };
      }
      return byBlock;
    },
    complain(blocks) {
      const empty = controlsOf(blocks).filter((control) => {
        return control.optional === false && isEmpty(standing(control));
      });
      if (empty.length > 0) throw new Error(`${empty.map(({ label }) => label)}: required.`);
    },
  };
}

function isEmpty(value: Json | undefined): boolean {
  return Object.values(value ?? {}).every((one) => one === null || (Array.isArray(one) && !one[0]));
}

/** https://docs.slack.dev/reference/views#view-submission-payloads; undefined for what keeps no state, as buttons. */
function initialValue(element: Element): Json | undefined {
  const { type, initial_value, initial_time, initial_date } = element;
  switch (type) {
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return { value: initial_value ?? null };
    case "timepicker":
      return { selected_time: initial_time ?? null };
    case "datepicker":
      return { selected_date: initial_date ?? null };
    case "static_select":
    case "external_select":
    case "radio_buttons":
      return { selected_option: element.initial_option ?? null };
    case "checkboxes":
    case "multi_static_select":
    case "multi_external_select":
      return { selected_options: element.initial_options ?? [] };
    default:
      return undefined;
  }
}

function filledValue(
  control: Control,
  given: string,
  offered: readonly Option[],
): Json | undefined {
  const initial = initialValue(control.element);
  const [field] = Object.keys(initial ?? {});
  if (field === undefined) return undefined;
  if (field === "selected_options")
    return { [field]: listed(given).map((name) => findOption(control, offered, name)) };
  if (given === "") return { [field]: null };
  if (field === "selected_option") return { [field]: chosen(control, offered, given) };
  return { [field]: typed(control, given) };
}

/** What stood there at first may be chosen again. */
function chosen(control: Control, offered: readonly Option[], name: string): Option {
  const { initial_option: initial } = control.element;
  return findOption(control, initial ? [...offered, initial] : offered, name);
}

function listed(given: string): string[] {
  return given === "" ? [] : given.split(",");
}

const SHAPES: Readonly<Record<string, RegExp>> = {
  timepicker: /^([01]\d|2[0-3]):[0-5]\d$/,
  datepicker: /^\d{4}-\d{2}-\d{2}$/,
  number_input: /^-?\d+(\.\d+)?$/,
};

function typed({ element, label }: Control, given: string): string {
  const { type, min_length: least = 0, max_length: most = 3_000 } = element;
  if (given.length < least || given.length > most)
    throw new Error(`${label}: from ${least} to ${most} characters.`);
  if (SHAPES[type]?.test(given) === false) throw new Error(`${label}: not ${given}.`);
  return given;
}
