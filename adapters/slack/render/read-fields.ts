/** What a view says of one input; `null` when nothing was filled in. */
export interface FilledInput {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[] | null;
  readonly selected_time?: string | null;
}

/** What was filled in, by the fields' names, from `view.state.values`. */
export function fieldsOf(
  values: Readonly<Record<string, Readonly<Record<string, FilledInput>>>>,
): Record<string, string> {
  const named = Object.entries(values).flatMap(([name, inputs]) =>
    Object.values(inputs).map((input): [string, string] => [name, filledIn(input)]),
  );
  return Object.fromEntries(named);
}

/** Several choices with commas between them. */
function filledIn(input: FilledInput): string {
  const { value, selected_option, selected_options, selected_time } = input;
  if (selected_options) return selected_options.map(({ value = "" }) => value).join(", ");
  return value ?? selected_option?.value ?? selected_time ?? "";
}
