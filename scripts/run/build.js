// JavaScript, for this runs before anything is compiled.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** What the compiler reads, from the project's folder on. */
const SOURCES = ["src", "commands", "adapters", "scripts", "package.json"];
const SETTINGS = ["tsconfig.json", "tsconfig.build.json"];

/**
 * Compiles the project in `root` into `dist` unless that was done with the same sources, whatever
 * the clocks of their files say.
 * @param {string} root
 * @returns {string | undefined} why it cannot be done
 */
export function bringUpToDate(root) {
  const stamp = join(root, "dist", ".sources");
  const now = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return undefined;
  const compiler = compilerOf(root);
  if (compiler === undefined) return NO_COMPILER;
  // Beside dist, since what it makes names its sources by their way from there.
  const draft = join(root, `dist-${process.pid}`);
  if (!prepare(stamp, draft)) return NOT_WRITABLE;
  try {
    if (!compile(compiler, root, draft)) return "The sources cannot be compiled.";
    moveInto(join(root, "dist"), draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  // What changed meanwhile is not what the stamp says.
  writeFileSync(stamp, now);
  return undefined;
}

/**
 * @param {string} compiler
 * @param {string} root
 * @param {string} folder for what it makes
 * @returns {boolean} whether it could
 */
function compile(compiler, root, folder) {
  const args = [compiler, "-p", join(root, "tsconfig.build.json"), "--outDir", folder];
  // Standard output is the bot's.
  return spawnSync(process.execPath, args, { stdio: ["ignore", 2, 2] }).status === 0;
}

/**
 * File by file, each at once: several processes may compile, and start, at the same time.
 * @param {string} folder
 * @param {string} draft
 */
function moveInto(folder, draft) {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(draft, { withFileTypes: true })) {
    const [from, to] = [join(draft, entry.name), join(folder, entry.name)];
    if (entry.isDirectory()) moveInto(to, from);
    else renameSync(from, to);
  }
}

/**
 * What is cut short has no stamp.
 * @param {string} stamp
 * @param {string} draft
 * @returns {boolean} whether they can be written
 */
function prepare(stamp, draft) {
  try {
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, "");
    mkdirSync(draft, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

const NO_COMPILER =
  "These sources are not compiled yet, and the compiler is not installed: run npm ci && npm run build here, or use a copy of the folder in which that was done.";

const NOT_WRITABLE =
  "These sources are not compiled yet, and nothing can be written here: run npm run build here as the user that owns this folder.";

/** @param {string} root */
function hashOf(root) {
  const hash = createHash("sha256");
  for (const path of [...SOURCES, ...SETTINGS].flatMap((name) => filesIn(root, name))) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} name of a folder or a file
 * @returns {string[]}
 */
function filesIn(root, name) {
  if (/\.(?:ts|json)$/u.test(name)) return [name];
  return readdirSync(join(root, name), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || /\.(?:ts|json)$/u.test(entry.name))
    .map((entry) => `${name}/${entry.name}`)
    .sort()
    .flatMap((path) => filesIn(root, path));
}

/** @param {string} root */
function compilerOf(root) {
  try {
    const found = createRequire(join(root, "package.json")).resolve("typescript/package.json");
    return join(found, "..", "bin", "tsc");
  } catch {
    return undefined;
  }
}
