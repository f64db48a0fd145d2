import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { OperatorError } from "../errors.ts";
import { tighten } from "./tighten.ts";

/**
 * Makes the folder if it is missing, checks, by writing, that it can be written, and keeps what is
 * in it from everybody but its owner.
 * @throws OperatorError
 */
export function prepareDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    rmdirSync(mkdtempSync(join(folder, "probe-")));
    tighten(folder);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
    throw new OperatorError(`The data folder ${folder} cannot be written (${code}). ${fix(code)}`, {
      cause,
    });
  }
}

/** Folder by folder: where none can be made, Node 20's own `recursive` was seen to wait without an end. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder, { mode: 0o700 });
}

function fix(code: string): string {
  if (code === "ENOSPC") return "Its disk is full: free some space on it.";
  return "Give the user that runs Offprint permission to write it, or set DATA_DIR to a folder it may write.";
}
