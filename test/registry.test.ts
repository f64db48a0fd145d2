import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
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

describe("the folders", () => {
  /** A reader takes in a list of this length; a longer one holds several subjects and becomes folders. */
  const CAP = 25;

  it.each(["src", "commands", "adapters", "scripts", "bench", "test"])(
    "of %s are no long flat lists",
    (top) => {
      const files = readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .map((name) => dirname(join(top, name)));
      const counts = new Map<string, number>();
      for (const folder of files) counts.set(folder, (counts.get(folder) ?? 0) + 1);
      expect([...counts].filter(([, count]) => count > CAP)).toEqual([]);
    },
  );
});

describe("the tiers of tests", () => {
  const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" });

  it("are told by names, and every long one stands among the proofs of the promise", () => {
    const proofs = readFileSync(join(root, "docs/reliability.md"), "utf8");
    const long = files.filter((name) => name.endsWith(".long.test.ts"));
    expect(long.filter((name) => !proofs.includes(`test/${name}`))).toEqual([]);
  });

  it("leave nothing out that kills the whole bot, sweeps crashes or fills a disk", () => {
    const long = /(^|\/)(kill|crash-sweep|full-disk|outages)[^/]*\.test\.ts$/u;
    const quick = files.filter((name) => long.test(name) && !name.endsWith(".long.test.ts"));
    expect(quick).toEqual([]);
  });

  it("look at every property again in the long one, which knows them by “for every”", () => {
    const unnamed = files
      .filter((name) => name.endsWith(".ts") && !name.endsWith("registry.test.ts"))
      .filter((name) => {
        const text = readFileSync(join(root, "test", name), "utf8");
        return text.includes("fc.assert(") && !/for every/iu.test(text);
      });
    expect(unnamed).toEqual([]);
  });
});
