import { readFile, writeFile } from "node:fs/promises";

/** Lines kept. */
export const HISTORY_LIMIT = 500;

/** What was typed in earlier sessions, newest first as readline has it. */
export interface History {
  read(): Promise<string[]>;
  /** Writes all lines, one call after the other. */
  save(lines: readonly string[]): Promise<void>;
}

/** A history in a file that only its owner may read. One that cannot be kept is no reason to fail. */
export function createHistory(path: string | undefined): History {
  if (path === undefined) return { read: async () => [], save: async () => {} };
  let saving = Promise.resolve();
  return {
    read: async () => {
      const text = await readFile(path, "utf8").catch(() => "");
      return linesOf(text).slice(0, HISTORY_LIMIT);
    },
    save: (lines) => {
      const text = lines.map((line) => `${line}\n`).join("");
      saving = saving.then(() => writeFile(path, text, { mode: 0o600 })).catch(() => undefined);
      return saving;
    },
  };
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
