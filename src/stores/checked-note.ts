import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { DAY } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";

/**
 * What a process knew of a database file when it closed it, in a file beside it. While the database
 * is open there is none, so that a process that is killed leaves none.
 */
export interface CheckedNote {
  /** What is known of the file before it is opened. But for damage, that ends with being opened. */
  take(): Known;
  /** All of the file was just read, and it is whole. */
  wasChecked(): void;
  wasDamaged(): void;
  /** Something went wrong with the file. */
  doubt(): void;
  /** To be called when the database is closed. */
  leave(): void;
}

/** `emptied`: it held something when it was closed, and has no byte now. */
export type Known = "whole" | "damaged" | "emptied" | "nothing";

const Note = z.union([
  z.object({ bytes: z.number(), modifiedMs: z.number(), checkedAt: z.number() }),
  z.object({ damaged: z.literal(true) }),
]);

/** Then it is read again, for what disks do by themselves. */
const TRUSTED_MS = 7 * DAY;

export function createCheckedNote(file: string, now: () => Instant): CheckedNote {
  const path = `${file}.checked`;
  let checkedAt: Instant | undefined;

  /** Without a note the next start checks. */
  function write(note: z.infer<typeof Note>): void {
    try {
      writeFileSync(path, JSON.stringify(note), { mode: 0o600 });
    } catch {
      remove(path);
    }
  }

  return {
    take() {
      const note = readNote(path);
      if (note && "damaged" in note) return "damaged";
      const left = lookAt(file);
      if (note && left?.bytes === 0) return "emptied";
      remove(path);
      if (!note || Math.abs(now() - note.checkedAt) > TRUSTED_MS) return "nothing";
      if (left?.bytes !== note.bytes || left.modifiedMs !== note.modifiedMs) return "nothing";
      checkedAt = note.checkedAt;
      return "whole";
    },
    wasChecked() {
      remove(path);
      checkedAt = now();
    },
    wasDamaged() {
      checkedAt = undefined;
      write({ damaged: true });
    },
    doubt() {
      checkedAt = undefined;
    },
    leave() {
      const left = checkedAt === undefined ? undefined : lookAt(file);
      if (left && checkedAt !== undefined) write({ ...left, checkedAt });
    },
  };
}

/** What stays there is no note of the file as it will be. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A folder has its name, or its disk refuses.
  }
}

function readNote(path: string): z.infer<typeof Note> | undefined {
  try {
    return Note.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return undefined;
  }
}

/** Undefined while a log still has what belongs into the file, and where it cannot be seen. */
function lookAt(file: string): { bytes: number; modifiedMs: number } | undefined {
  try {
    const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
    const { size, mtimeMs } = statSync(file);
    return log && log.size > 0 ? undefined : { bytes: size, modifiedMs: mtimeMs };
  } catch {
    return undefined;
  }
}
