import { readFileSync } from "node:fs";
import { SettingsError } from "../errors.ts";

/**
 * The text of a file of settings without the mark that some editors put before it; none when there
 * is no such file.
 * @throws SettingsError when the file is there and cannot be read
 */
export function readEnvText(file: string): string {
  const bytes = readIfThere(file);
  if (!bytes) return "";
  // A letter of UTF-16 is half a NUL, which no text of settings holds.
  if (bytes.includes(0))
    throw new SettingsError(`${file} is not written in UTF-8; save it as UTF-8 and start again.`);
  return withoutMark(bytes.toString("utf8"));
}

/** Text without the byte order mark that stands before it. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/u, "");
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
    if (code === "ENOENT") return undefined;
    throw new SettingsError(`${file} is there, but cannot be read (${code}). ${fix(code)}`, {
      cause,
    });
  }
}

function fix(code: string): string {
  if (code === "EISDIR") return "It is a folder: take it away, or put a file of settings there.";
  return "Give the user that runs Offprint permission to read it, or take it away.";
}
