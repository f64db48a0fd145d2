import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { adapters } from "../../adapters/index.ts";

const folder = join(import.meta.dirname, "../../adapters");

describe("the adapter registry", () => {
  it("has a line for every folder in adapters/", () => {
    const folders = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(Object.keys(adapters).sort()).toEqual(folders.sort());
  });
});

describe("the page on writing an adapter", () => {
  it("prints the example that the contracts run over", () => {
    const page = readFileSync(join(folder, "README.md"), "utf8");
    const [, printed] = /```ts\n(.*?)```/su.exec(page) ?? [];
    expect(printed).toBe(readFileSync(join(import.meta.dirname, "socket-adapter.ts"), "utf8"));
  });
});
