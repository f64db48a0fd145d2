import type { FieldFault } from "../rest/api-error.ts";
import type { AnyComponent, Button, Component, Select } from "./component-shape.ts";
import { customIdOf, flatten, isSelect } from "./component-tree.ts";

/** What no shape can say about the components of one message; paths end at `components`. */
export function componentFaults(components: readonly Component[], isV2: boolean): FieldFault[] {
  const all = components.flatMap(flatten);
  return [
    ...(isV2 ? sizeFaults(all) : plainFaults(components)),
    ...all.flatMap(oneFault),
    ...repeated("COMPONENT_CUSTOM_ID_DUPLICATED", all.flatMap(customIdOf)),
    ...repeated(
      "COMPONENT_ID_DUPLICATED",
      all.flatMap(({ id }) => (id ? [String(id)] : [])),
    ),
  ];
}

function sizeFaults(all: readonly AnyComponent[]): FieldFault[] {
  const length = all.reduce((sum, one) => sum + (one.type === 10 ? one.content.length : 0), 0);
  return [
    ...(all.length > 40 ? [fault("BASE_TYPE_BAD_LENGTH", `${all.length} of 40 components`)] : []),
    ...(length > 4_000
      ? [fault("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", `${length} of 4,000 characters`)]
      : []),
  ];
}

function plainFaults(components: readonly Component[]): FieldFault[] {
  const strangers = components.filter(({ type }) => type !== 1);
  return [
    ...(components.length > 5
      ? [fault("BASE_TYPE_BAD_LENGTH", `${components.length} of 5 rows`)]
      : []),
    ...strangers.map(({ type }) =>
      fault("UNION_TYPE_CHOICES", `type ${type} needs the flag IS_COMPONENTS_V2`),
    ),
  ];
}

function oneFault(one: AnyComponent): FieldFault[] {
  if (one.type === 2) return buttonFaults(one);
  if (one.type === 1) return rowFaults(one.components);
  if (isSelect(one)) return selectFaults(one);
  return [];
}

function rowFaults(inside: readonly (Button | Select)[]): FieldFault[] {
  const selects = inside.filter(isSelect);
  if (selects.length === 0 || inside.length === 1) return [];
  return [fault("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "a menu takes a row of its own")];
}

function buttonFaults({ style, label, emoji, custom_id, url, sku_id }: Button): FieldFault[] {
  const faults: string[] = [];
  if (!label?.trim() && !emoji && style !== 6) faults.push("a button needs a label or an emoji");
  if ((style === 5) !== Boolean(url)) faults.push("a url belongs to a link button, and only there");
  if (style < 5 !== Boolean(custom_id))
    faults.push("a custom_id belongs to a button that is no link");
  if ((style === 6) !== Boolean(sku_id)) faults.push("a sku_id belongs to a premium button");
  return faults.map((message) => fault("BUTTON_COMPONENT_INVALID", message));
}

export function selectFaults(one: Select): FieldFault[] {
  const options = one.type === 3 ? one.options : [];
  const least = one.min_values ?? 1;
  const most = one.max_values ?? 1;
  const chosen = options.filter((option) => option.default).length;
  const faults: string[] = [];
  if (least > most) faults.push("min_values is more than max_values");
  if (one.type === 3 && most > options.length) faults.push("max_values is more than the options");
  if (chosen > most) faults.push("more defaults than max_values");
  return [
    ...faults.map((message) => fault("SELECT_COMPONENT_INVALID", message)),
    ...repeated(
      "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
      options.map(({ value }) => value),
    ),
  ];
}

function repeated(code: string, values: readonly string[]): FieldFault[] {
  const twice = values.filter((value, at) => values.indexOf(value) !== at);
  return twice.map((value) => fault(code, `"${value}" stands here twice`));
}

function fault(code: string, message: string): FieldFault {
  return { path: ["components"], code, message };
}
