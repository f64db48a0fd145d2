import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { platforms } from "../../adapters/index.ts";
import { importedAtOnce } from "../imports.ts";

const folder = join(import.meta.dirname, "../../adapters");

describe("the adapter registry", () => {
  it("has a line for every folder in adapters/, of which the console stands in for a platform", () => {
    const folders = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    const names = platforms.map(({ name }): string => name);
    expect([...names, "console"].sort()).toEqual(folders.sort());
  });
});

describe("what the registry loads", () => {
  it("is no platform's SDK, until a platform is on", () => {
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string) => {
      if (seen.has(file)) return;
      seen.add(file);
      const imports = importedAtOnce(file);
      for (const name of imports.packages) packages.add(name);
      imports.files.forEach(visit);
    };
    visit("adapters/index.ts");
    expect([...seen]).toContain("adapters/slack/definition.ts");
    expect([...packages]).toEqual(["zod"]);
  });
});
