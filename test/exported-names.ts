import { parseSync } from "oxc-parser";

/** What a file exports of its own: values and types, but not what it passes on. */
export function namesIn(code: string): ReadonlySet<string> {
  const { staticExports } = parseSync("code.ts", code).module;
  const own = staticExports.flatMap(({ entries }) => entries.filter((each) => !each.moduleRequest));
  return new Set(own.flatMap(({ exportName }) => exportName.name ?? []));
}
