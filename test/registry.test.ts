import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "../commands/index.ts";
import { root } from "./imports.ts";

describe("the command registry", () => {
  it("has a line for every file in commands/", () => {
    const files = readdirSync(join(root, "commands"))
      .filter((name) => name.endsWith(".ts") && name !== "index.ts")
      .map((name) => name.slice(0, -".ts".length));
    expect(commands.all.map((command) => command.info.name).sort()).toEqual(files.sort());
  });
});
