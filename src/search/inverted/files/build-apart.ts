import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Catalogue } from "../../../catalogue/catalogue.ts";
import { type BuildAnswer, type BuildJob, runBuildJob } from "./build-job.ts";

/** Makes files of papers, one after the other. */
export interface Builder {
  /** @throws what the thread threw, or the signal's reason */
  build(job: BuildJob, signal: AbortSignal): Promise<BuildAnswer>;
  close(): Promise<void>;
}

/**
 * Builds in a thread of its own, which reads the catalogue from its database file. Without that file,
 * and where the program runs as TypeScript, as in tests, it builds here.
 */
export function createBuilder(
  catalogue: Pick<Catalogue, "changes">,
  databaseFile: string | undefined,
): Builder {
  if (databaseFile === undefined || import.meta.url.endsWith(".ts"))
    return { build: (job) => runBuildJob(catalogue, job), close: async () => {} };
  const worker = new Worker(new URL("./build-worker.js", import.meta.url), {
    workerData: databaseFile,
    execArgv: ["--enable-source-maps"],
  });
  return {
    async build(job, signal) {
      worker.postMessage(job);
      const [answer] = await once(worker, "message", { signal });
      return answer as BuildAnswer;
    },
    async close() {
      await worker.terminate();
    },
  };
}
