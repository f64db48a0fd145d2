// JavaScript, for this runs before anything is compiled.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { putInPlace } from "./put-in-place.js";

/** What a build is made of, from the project's folder on. */
const SOURCES = ["src", "commands", "adapters", "scripts", "package.json"];

/**
 * The bundler's allocator keeps what it has freed, and takes pages of 2 MB, unless it is told; a
 * machine that has just enough for the bot builds it, too. https://microsoft.github.io/mimalloc/environment.html
 */
const SPARING = { MIMALLOC_PURGE_DELAY: "0", MIMALLOC_ALLOW_THP: "0" };

/**
 * Builds the project in `root` into `dist` unless that was done with the same sources, whatever
 * the clocks of their files say.
 * @param {string} root
 * @returns {string | undefined} why it cannot be done
 */
export function bringUpToDate(root) {
  const stamp = join(root, "dist", ".sources");
  const now = hashOf(root);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return undefined;
  if (!hasBundler(root)) return NO_BUNDLER;
  // Beside dist, since what it makes names its sources by their way from there.
  const draft = join(root, `dist-${process.pid}`);
  if (!prepare(stamp, draft)) return NOT_WRITABLE;
  try {
    if (!bundle(root, draft)) return "The sources cannot be compiled.";
    putInPlace(join(root, "dist"), draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  // What changed meanwhile is not what the stamp says.
  writeFileSync(stamp, now);
  return undefined;
}

/**
 * In a process of its own, whose memory is free again when the bot starts.
 * @param {string} root
 * @param {string} folder for what it makes
 * @returns {boolean} whether it could
 */
function bundle(root, folder) {
  const args = [join(root, "scripts", "run", "bundle.js"), folder];
  const env = { ...SPARING, ...process.env };
  // Standard output is the bot's.
  return spawnSync(process.execPath, args, { env, stdio: ["ignore", 2, 2] }).status === 0;
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

const NO_BUNDLER =
  "These sources are not compiled yet, and the compiler is not installed: run npm ci && npm run build here, or use a copy of the folder in which that was done.";

const NOT_WRITABLE =
  "These sources are not compiled yet, and nothing can be written here: run npm run build here as the user that owns this folder.";

/** @param {string} root */
function hashOf(root) {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap((name) => filesIn(root, name))) {
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
  if (/\.(?:ts|js|json)$/u.test(name)) return [name];
  return readdirSync(join(root, name), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || /\.(?:ts|js|json)$/u.test(entry.name))
    .map((entry) => `${name}/${entry.name}`)
    .sort()
    .flatMap((path) => filesIn(root, path));
}

/** @param {string} root */
function hasBundler(root) {
  try {
    createRequire(join(root, "package.json")).resolve("rolldown/package.json");
    return true;
  } catch {
    return false;
  }
}
