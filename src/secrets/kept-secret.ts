import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../errors.ts";
import { sync } from "../stores/backups/backup.ts";

const BYTES = 32;
const FORM = /^[\w-]{43}$/u;

/**
 * A random secret of 32 bytes, in base64url, that stands in a file of its own beside the data, for its
 * owner alone; made when it is first asked for.
 * @throws OperatorError when the file cannot be read or written, or holds something else
 */
export function keptSecret(dataDir: string, name: string): string {
  const file = join(dataDir, `offprint-${name}.key`);
  try {
    return existsSync(file) ? read(file) : make(file);
  } catch (cause) {
    if (cause instanceof OperatorError) throw cause;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
    throw new OperatorError(
      `The key file ${file} cannot be read or made (${code}). Give the user that runs Offprint permission to read and write it.`,
      { cause },
    );
  }
}

function read(file: string): string {
  const text = readFileSync(file, "utf8").trim();
  if (FORM.test(text)) return text;
  throw new OperatorError(
    `The key file ${file} is damaged. Put it back from a copy; without it, what was sealed with it cannot be read.`,
  );
}

/** Whole under its name or not there: half a key would seal what nobody can open. */
function make(file: string): string {
  const secret = randomBytes(BYTES).toString("base64url");
  const draft = `${file}.tmp`;
  writeFileSync(draft, `${secret}\n`, { mode: 0o600 });
  sync(draft);
  renameSync(draft, file);
  sync(join(file, ".."));
  return secret;
}
