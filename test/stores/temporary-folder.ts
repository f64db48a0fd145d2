import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that is gone when the test is over. Of tests that run at the same time each gives its own `whenFinished`. */
export function temporaryFolder(whenFinished: (end: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), "offprint-test-"));
  whenFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
