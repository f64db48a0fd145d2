import { WordList } from "../settings/setting-shapes.ts";
import type { SourceDefinition } from "./define-source.ts";

type Choice<Name extends string> = Pick<SourceDefinition, "byDefault" | "alone"> & {
  readonly name: Name;
};

/** The setting `SOURCES`: which of these are asked. */
export function sourcesSetting<Name extends string>(choices: readonly Choice<Name>[]) {
  const named = (name: string) => choices.filter((choice) => choice.name === name);
  const usual = choices.filter(({ byDefault }) => byDefault).map(({ name }) => name);
  return WordList.prefault(usual.join(","))
    .transform((names, { issues }) => {
      for (const message of mistakesIn(names, choices))
        issues.push({ code: "custom", input: names, message });
      return names.flatMap(named).map(({ name }) => name);
    })
    .meta({ description: `Where papers come from: ${describe(choices)}` });
}

function mistakesIn(names: readonly string[], choices: readonly Choice<string>[]): string[] {
  const all = choices.map(({ name }) => name);
  const unknown = names.filter((name) => !all.includes(name));
  const lonely = choices.find(({ name, alone }) => alone !== undefined && names.includes(name));
  const mistakes: string[] = [];
  if (unknown.length > 0 || names.length === 0)
    mistakes.push(`names ${unknown.join(", ") || "none"}; what there is: ${all.join(", ")}`);
  if (lonely && names.length > 1)
    mistakes.push(
      `names ${lonely.name} beside others; it stands alone: name it alone, or leave it out`,
    );
  return mistakes;
}

function describe(choices: readonly Choice<string>[]): string {
  const beside = choices.filter(({ alone }) => alone === undefined).map(({ name }) => name);
  const lonely = choices.flatMap(({ name, alone }) =>
    alone === undefined ? [] : [`or ${name} alone, ${alone}`],
  );
  return [beside.join(", "), ...lonely].join("; ");
}
