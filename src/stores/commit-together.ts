import type { Database } from "./sqlite.ts";

/** Runs work with that of others in one transaction, and resolves once it is durable. @throws what the work throws, or the store */
export type CommitTogether = (work: () => void) => Promise<void>;

interface Job {
  readonly work: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Few enough that the event loop is held for a moment only. */
const MOST = 32;

/** Whoever comes while others are on their way to the disk waits for these, and goes with whoever else came. */
export function createCommitTogether(
  database: Pick<Database, "transaction" | "synced">,
): CommitTogether {
  const waiting: Job[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) await settle(database, commit(database, waiting.splice(0, MOST)));
    isRunning = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ work, resolve, reject });
      if (!isRunning) void run();
    });
}

async function settle(database: Pick<Database, "synced">, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  try {
    await database.synced();
    for (const { resolve } of jobs) resolve();
  } catch (error) {
    for (const { reject } of jobs) reject(error);
  }
}

/** One that fails takes no other with it. @returns those that are in the log */
function commit(database: Pick<Database, "transaction">, jobs: readonly Job[]): readonly Job[] {
  try {
    database.transaction(() => {
      for (const { work } of jobs) work();
    }, "unsynced");
    return jobs;
  } catch (error) {
    const [job] = jobs;
    if (job && jobs.length > 1) return jobs.flatMap((each) => commit(database, [each]));
    job?.reject(error);
    return [];
  }
}
