import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { namesIn } from "./exported-names.ts";
import { filesBelow, root } from "./imports.ts";

/** Each platform's folder is a world of its own, which only its own index and tests look into. */
const WORLDS = [
  "src commands",
  "adapters/console",
  "adapters/discord",
  "adapters/slack",
  "adapters/email",
  "adapters/web",
];

function namesTwice(files: readonly string[]): [name: string, files: readonly string[]][] {
  const homes = new Map<string, string[]>();
  for (const file of files) {
    for (const name of namesIn(readFileSync(join(root, file), "utf8")))
      homes.set(name, [...(homes.get(name) ?? []), file]);
  }
  return [...homes].filter(([, places]) => places.length > 1);
}

describe("an exported name", () => {
  it.each(WORLDS)("means one thing in %s", (folders) => {
    expect(namesTwice(filesBelow(...folders.split(" ")))).toEqual([]);
  });

  it("is seen as a value, as a type and under another name, and not where it is only passed on", () => {
    const code = `
      export interface Made {}
      export type Named = string;
      export const [first, { second }] = values;
      export function read(text: string): void;
      export function read(text: unknown): void {}
      const inner = 1;
      export { inner as outer };
      export { elsewhere } from "./elsewhere.ts";
      export type { Elsewhere } from "./elsewhere.ts";
    `;
    expect([...namesIn(code)].sort()).toEqual(
      ["Made", "Named", "first", "second", "read", "outer"].sort(),
    );
  });
});
