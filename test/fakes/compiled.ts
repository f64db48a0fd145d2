import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inject } from "vitest";

const project = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The JavaScript of a TypeScript file, so that a child process of plain Node, which on version 20
 * reads no TypeScript, can run it. The first who asks compiles the whole project for all test files
 * of the run. Types are not checked.
 */
export async function compile(entry: URL): Promise<string> {
  const all = join(inject("compiled"), "all");
  if (!existsSync(all)) await compileAll(all);
  return join(all, relative(project, fileURLToPath(entry)).replace(/\.ts$/, ".js"));
}

/** Two may compile at the same time; who comes second throws its own away. */
async function compileAll(all: string): Promise<void> {
  const folder = mkdtempSync(join(inject("compiled"), "own-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"), "junction");
  const tsc = join(project, "node_modules", "typescript", "bin", "tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", folder]);
  try {
    renameSync(folder, all);
  } catch (error) {
    if (!existsSync(all)) throw error;
    rmSync(folder, { recursive: true });
  }
}

const settings = {
  extends: join(project, "tsconfig.json"),
  compilerOptions: {
    rootDir: project,
    outDir: ".",
    noCheck: true,
    sourceMap: false,
    incremental: false,
    tsBuildInfoFile: null,
  },
  include: ["src", "commands", "adapters", "scripts", "test"].map((name) => join(project, name)),
  exclude: [join(project, "test/**/*.test.ts"), join(project, "node_modules")],
};
