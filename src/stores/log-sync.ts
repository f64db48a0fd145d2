import { closeSync, fdatasync, openSync } from "node:fs";
import { promisify } from "node:util";

/** Brings a write-ahead log to the disk beside the event loop. */
export interface LogSync {
  /** Resolves once all that was written before the call is on the disk; calls that come meanwhile share the next turn. */
  synced(): Promise<void>;
  close(): void;
}

/** Resolves once what was written to an open file is on the disk. */
export type SyncFile = (file: number) => Promise<void>;

export interface LogSyncDeps {
  /** The log; opened when the first call needs it. */
  readonly path: string;
  /**
   * Brings all of it to the disk another way. After a sync that failed, the system may take pages
   * that never arrived for written (https://wiki.postgresql.org/wiki/Fsync_Errors), so a second try proves nothing.
   */
  readonly rescue: () => void;
  readonly sync?: SyncFile;
}

export function createLogSync({ path, rescue, sync = promisify(fdatasync) }: LogSyncDeps): LogSync {
  let file: number | undefined;
  let waiting: Promise<void> | undefined;
  let running: Promise<void> = Promise.resolve();
  let isLost = false;

  async function run(): Promise<void> {
    waiting = undefined;
    if (!isLost) {
      try {
        file ??= openSync(path, "r+");
        return await sync(file);
      } catch {
        isLost = true;
      }
    }
    rescue();
    isLost = false;
  }

  return {
    synced() {
      waiting ??= running.catch(() => undefined).then(run);
      running = waiting;
      return waiting;
    },
    close() {
      const opened = file;
      file = undefined;
      if (opened !== undefined) void running.catch(() => undefined).then(() => closeSync(opened));
    },
  };
}
