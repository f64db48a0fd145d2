// Runs in a thread of its own: merges what it was given and answers where the papers went.
import { parentPort, workerData } from "node:worker_threads";
import { giveWay } from "./give-way.ts";
import { type MergeJob, runMergeJob } from "./merge-job.ts";

/** Of each input, where its papers went. */
export type MergeAnswer = readonly Uint16Array[];

giveWay();
const job: MergeJob = workerData;
const answer: MergeAnswer = await runMergeJob(job);
parentPort?.postMessage(answer);
