// Runs in a thread of its own: makes files of papers that it reads from the database it was given.
import { parentPort, workerData } from "node:worker_threads";
import { createCatalogue } from "../../../catalogue/sqlite-catalogue.ts";
import { connect } from "../../../stores/sqlite.ts";
import { type BuildJob, runBuildJob } from "./build-job.ts";
import { giveWay } from "./give-way.ts";

giveWay();
const path: string = workerData;
const database = connect(path);
database.exec("PRAGMA busy_timeout = 2000; PRAGMA query_only = ON");
const catalogue = createCatalogue(database);
parentPort?.on("message", async (job: BuildJob) => {
  parentPort?.postMessage(await runBuildJob(catalogue, job));
});
