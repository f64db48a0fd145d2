import { renameSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

/** Lines kept. */
export const HISTORY_LIMIT = 500;

/** What was typed in earlier sessions, newest first as readline has it. */
export interface History {
  read(): Promise<string[]>;
  /** Writes all lines before it returns, so that whatever ends the process next loses none. */
  save(lines: readonly string[]): void;
}

/** A history in a file that only its owner may read. One that cannot be kept is no reason to fail. */
export function createHistory(path: string | undefined): History {
  if (path === undefined) return { read: async () => [], save: () => {} };
  return {
    read: async () => {
      const text = await readFile(path, "utf8").catch(() => "");
      return linesOf(text).slice(0, HISTORY_LIMIT);
    },
    save: (lines) => {
      const text = lines.map((line) => `${line}\n`).join("");
      try {
        writeFileSync(`${path}.new`, text, { mode: 0o600 });
        renameSync(`${path}.new`, path);
      } catch {
        // It stays in memory.
      }
    },
  };
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}
