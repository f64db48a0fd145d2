import { doTogether } from "../time/do-together.ts";
import type { Database } from "./sqlite.ts";

type Work = () => void;

/** What the work threw, or the store, in a box, since anything can be thrown. */
type Failure = { readonly error: unknown };

/** Few enough that the event loop is held for a moment only. */
const MOST = 32;

/**
 * Runs work with that of others in one transaction, and resolves once it is durable: whoever comes
 * while others are on their way to the disk waits for these. @throws what the work throws, or the store
 */
export function createCommitTogether(
  database: Pick<Database, "transaction" | "synced">,
): (work: Work) => Promise<void> {
  const commit = doTogether<Work, Failure | undefined>({
    async run(works) {
      const failures = new Map<Work, Failure>();
      write(database, works, failures);
      if (failures.size < works.length) await database.synced();
      return (work) => failures.get(work);
    },
    take: ({ length }) => Math.min(length, MOST),
  });
  return async (work) => {
    // Its own, so that one work given twice is two.
    const failure = await commit(() => work());
    if (failure) throw failure.error;
  };
}

/** One that fails takes no other with it. */
function write(
  database: Pick<Database, "transaction">,
  works: readonly Work[],
  failures: Map<Work, Failure>,
): void {
  try {
    database.transaction(() => {
      for (const work of works) work();
    }, "unsynced");
  } catch (error) {
    const [only, ...more] = works;
    if (only && more.length === 0) failures.set(only, { error });
    else for (const each of works) write(database, [each], failures);
  }
}
