import { randomInt } from "node:crypto";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** What the random examples of all properties follow from. */
    readonly seed: number;
    /** How many times as many examples as a quick run looks at. */
    readonly effort: number;
  }
}

/**
 * Every run looks at other examples, and says how to see them again; except for quick tests on CI,
 * where a failure must come from the change.
 */
export function setup(project: TestProject): void {
  const { CI, SEED } = process.env;
  const effort = project.config.provide.effort ?? 1;
  const repeats = CI !== undefined && project.name === "quick";
  const seed = Number(SEED ?? (repeats ? 20_261_123 : randomInt(2 ** 31)));
  project.provide("seed", seed);
  project.provide("effort", effort);
  process.stdout.write(`Random examples: SEED=${seed} looks at the same ones again.\n`);
}
