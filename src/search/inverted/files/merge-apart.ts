import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { type MergeJob, runMergeJob } from "./merge-job.ts";
import type { MergeAnswer } from "./merge-worker.ts";

/**
 * Merges in a thread of its own, so that searches do not wait. Where the program runs as TypeScript,
 * as in tests, there is no compiled file for a thread to run: it then merges here.
 * @throws what the merge threw, or the signal's reason
 */
export async function mergeApart(job: MergeJob, signal: AbortSignal): Promise<MergeAnswer> {
  if (import.meta.url.endsWith(".ts")) return runMergeJob(job);
  const worker = new Worker(new URL("./merge-worker.js", import.meta.url), {
    workerData: job,
    execArgv: ["--enable-source-maps"],
  });
  try {
    const [answer]: MergeAnswer[] = await once(worker, "message", { signal });
    return answer ?? [];
  } finally {
    await worker.terminate();
  }
}
