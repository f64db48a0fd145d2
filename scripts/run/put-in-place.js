import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/**
 * Moves a build from `draft` into `dist`: an entry after what it loads.
 * @param {string} dist
 * @param {string} draft
 */
export function putInPlace(dist, draft) {
  const [chunks, made] = [join(dist, "chunks"), join(draft, "chunks")];
  mkdirSync(made, { recursive: true });
  const names = readdirSync(made);
  moveInto(chunks, made);
  moveInto(dist, draft);
  sweep(chunks, names, join(dist, ".chunks"));
}

/**
 * Removes what neither this build nor the one before it made; a bot may still run by that one.
 * @param {string} chunks
 * @param {string[]} names of this build's
 * @param {string} list of the names of the build before, in a file
 */
function sweep(chunks, names, list) {
  const before = existsSync(list) ? readFileSync(list, "utf8").split("\n") : [];
  const kept = new Set([...names, ...before]);
  for (const name of readdirSync(chunks))
    if (!kept.has(name)) rmSync(join(chunks, name), { force: true });
  writeFileSync(list, names.join("\n"));
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
