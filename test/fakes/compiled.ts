import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const project = fileURLToPath(new URL("../..", import.meta.url));

export interface Compiled {
  /** The JavaScript file to give to Node. */
  readonly script: string;
  remove(): void;
}

/**
 * Compiles one TypeScript file and everything it imports into a folder of its own, so that a child
 * process of plain Node, which on version 20 reads no TypeScript, can run it. Types are not checked.
 */
export async function compile(entry: URL): Promise<Compiled> {
  const folder = mkdtempSync(join(tmpdir(), "offprint-compiled-"));
  const source = fileURLToPath(entry);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings(source)));
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"), "junction");
  const tsc = join(project, "node_modules", "typescript", "bin", "tsc");
  await promisify(execFile)(process.execPath, [tsc, "-p", folder]);
  return {
    script: join(folder, relative(project, source).replace(/\.ts$/, ".js")),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function settings(source: string): object {
  return {
    extends: join(project, "tsconfig.json"),
    compilerOptions: {
      rootDir: project,
      outDir: ".",
      noCheck: true,
      incremental: false,
      tsBuildInfoFile: null,
    },
    files: [source],
    include: [],
  };
}
