import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { platforms } from "../../adapters/index.ts";

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

describe("the page on writing an adapter", () => {
  it("prints the example that the contracts run over", () => {
    const page = readFileSync(join(folder, "README.md"), "utf8");
    const [, printed] = /```ts\n(.*?)```/su.exec(page) ?? [];
    expect(printed).toBe(readFileSync(join(import.meta.dirname, "socket-adapter.ts"), "utf8"));
  });
});
