import { chmodSync, renameSync, writeFileSync } from "node:fs";

/** What changes in such a text: a value, or undefined for a setting that no longer holds. */
export type EnvChanges = Readonly<Record<string, string | undefined>>;

/**
 * Sets `NAME=value` lines in such a text, each where it stood or stands commented out, else at the
 * end; comments out what no longer holds.
 */
export function setInEnv(text: string, changes: EnvChanges): string {
  const lines = text === "" ? [] : text.replace(/\r?\n$/u, "").split(/\r?\n/u);
  for (const [name, value] of Object.entries(changes)) {
    const set = lines.findIndex((line) => line.startsWith(`${name}=`));
    const off = lines.findIndex((line) => line.startsWith(`# ${name}=`));
    if (value !== undefined) put(lines, set === -1 ? off : set, `${name}=${value}`);
    else if (set !== -1) lines.splice(set, 1, ...(off === -1 ? [`# ${name}=`] : []));
  }
  return `${lines.join("\n")}\n`;
}

function put(lines: string[], at: number, line: string): void {
  if (at === -1) lines.push(line);
  else lines[at] = line;
}

/** Replaces the file as a whole, readable by its owner alone: it holds secrets. */
export function writeEnvFile(file: string, text: string): void {
  const next = `${file}.new`;
  writeFileSync(next, text, { mode: 0o600 });
  // A file that was left over keeps its mode.
  chmodSync(next, 0o600);
  renameSync(next, file);
}
