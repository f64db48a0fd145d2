import { chmodSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** The text of a file of settings; none when there is no such file. */
export function readEnvFile(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

/** Sets `NAME=value` lines in such a text, each where it stood or stands commented out, else at the end. */
export function setInEnv(text: string, values: Readonly<Record<string, string>>): string {
  const lines = text === "" ? [] : text.replace(/\n$/u, "").split("\n");
  for (const [name, value] of Object.entries(values)) {
    const set = lines.findIndex((line) => line.startsWith(`${name}=`));
    const at = set === -1 ? lines.findIndex((line) => line.startsWith(`# ${name}=`)) : set;
    lines.splice(at === -1 ? lines.length : at, at === -1 ? 0 : 1, `${name}=${value}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Replaces the file as a whole, readable by its owner alone: it holds secrets. */
export function writeEnvFile(file: string, text: string): void {
  const next = `${file}.new`;
  writeFileSync(next, text, { mode: 0o600 });
  // A file that was left over keeps its mode.
  chmodSync(next, 0o600);
  renameSync(next, file);
}
