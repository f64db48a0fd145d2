import { defineConfig } from "vitest/config";
import { quick, shared } from "./vitest.config.ts";

/** Every property of the quick tests again, with ten times as many examples, new ones each time. */
export default defineConfig({
  test: {
    ...shared,
    ...quick,
    testNamePattern: /for every/u,
    testTimeout: 300_000,
    provide: { effort: 10 },
  },
});
