import { chmodSync, type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";

/** What this program puts into its folder, by the beginning of the name. */
const OURS = /^(?:offprint[.-]|search$|console-history)/u;

/**
 * Makes what this program wrote into the folder readable by its owner alone, whatever wrote it and
 * under whatever umask; the folder too, unless somebody keeps other things there.
 */
export function tighten(folder: string): void {
  // Windows has no such modes.
  if (process.platform === "win32") return;
  const entries = readdirSync(folder, { withFileTypes: true });
  const ours = entries.filter(({ name }) => OURS.test(name));
  for (const entry of ours) tightenEntry(folder, entry);
  if (ours.length === entries.length) restrict(folder, 0o700);
}

function tightenEntry(folder: string, entry: Dirent): void {
  const path = join(folder, entry.name);
  if (entry.isFile()) restrict(path, 0o600);
  if (!entry.isDirectory()) return;
  restrict(path, 0o700);
  for (const each of readdirSync(path, { withFileTypes: true })) tightenEntry(path, each);
}

/** A file of another owner, or a disk without modes, is left as it is. */
function restrict(path: string, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch {
    // Whether it can be used at all is found out, and said, where it is opened.
  }
}
