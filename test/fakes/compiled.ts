import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inject } from "vitest";

const project = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The JavaScript of a program, so that a child process of plain Node, which on version 20 reads no
 * TypeScript, can run it: of the bot and its scripts what operators run. The first who asks builds it
 * for all test files of the run.
 */
export async function compile(entry: URL): Promise<string> {
  const name = relative(project, fileURLToPath(entry)).replace(/\.ts$/u, "");
  const own = name.startsWith("test") ? [name] : [];
  const built = join(inject("compiled"), own[0]?.replaceAll(/\W/gu, "-") ?? "offprint");
  if (!existsSync(built)) await build(built, own);
  return join(built, `${name}.js`);
}

/** Two may build at the same time; who comes second throws its own away. */
async function build(built: string, entries: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(inject("compiled"), "own-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  symlinkSync(join(project, "node_modules"), join(folder, "node_modules"), "junction");
  const bundler = join(project, "scripts", "run", "bundle.js");
  await promisify(execFile)(process.execPath, [bundler, folder, ...entries]);
  try {
    renameSync(folder, built);
  } catch (error) {
    if (!existsSync(built)) throw error;
    rmSync(folder, { recursive: true });
  }
}
