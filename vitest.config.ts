import { defineConfig, type TestUserConfig } from "vitest/config";

export const quick = { include: ["test/**/*.test.ts"], exclude: ["test/**/*.long.test.ts"] };

/**
 * Files share a process: clock, network, randomness and environment come in as arguments, so that none
 * notices its neighbours.
 */
export const shared = {
  pool: "forks",
  isolate: false,
  maxWorkers: 3,
  globalSetup: ["test/examples.ts", "test/compiled.ts"],
  setupFiles: ["test/setup.ts"],
  // A machine that is busy is no fault; what hangs is ended all the same.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 100_000 } },
} satisfies TestUserConfig;

/** `npm test` runs the project "quick"; "long" is what takes its time: kills, crash sweeps, full disks, the real process. */
export default defineConfig({
  test: {
    maxWorkers: shared.maxWorkers,
    projects: [
      { test: { ...shared, name: "quick", ...quick } },
      { test: { ...shared, name: "long", include: quick.exclude } },
    ],
  },
});
