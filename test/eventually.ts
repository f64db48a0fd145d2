import { vi } from "vitest";

/** Waits until `check` does not throw, for nearly as long as a test may take: a busy machine is no fault. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 100_000, interval: 20 });
}
