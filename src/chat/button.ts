import { defined } from "../collections/defined.ts";
import type { Button, Form } from "./message.ts";
import type { OptionValue } from "./request.ts";

/** A button that runs `action` (`search.page`) with these option values; what is undefined is left out. */
export function button(
  label: string,
  action: string,
  values: Readonly<Record<string, OptionValue | undefined>> = {},
  style?: Button["style"],
): Button {
  const given = Object.entries(values).flatMap<[string, string]>(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const value = new URLSearchParams(given).toString();
  return { kind: "button", label, action, value, ...defined({ style }) };
}

/** The option values a button carries. */
export function buttonValues(value: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(value));
}

/** A form that runs `action` with these values and what is filled in. */
export function form(
  spec: Omit<Form, "kind" | "value">,
  values: Parameters<typeof button>[2] = {},
): Form {
  return { kind: "form", ...spec, value: button("", "", values).value };
}
