import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder in which `compile` keeps what it compiled; gone when the run is over. */
    readonly compiled: string;
  }
}

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "offprint-compiled-"));
  project.provide("compiled", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
