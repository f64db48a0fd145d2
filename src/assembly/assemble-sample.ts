import { createSample } from "../sources/sample/sample.ts";
import { openDatabase } from "../stores/database.ts";
import type { Documents } from "../stores/documents.ts";
import { createDocuments, createKeyv } from "../stores/keyv-documents.ts";
import { createKeyvStore } from "../stores/keyv-store.ts";
import { assemblePapers, type Papers, type PapersDeps } from "./assemble-papers.ts";

/** Where sample papers live: in memory, so that they never stand among papers that a source gave. */
export interface SampleHome {
  readonly database: PapersDeps["database"];
  readonly marks: Documents;
}

export function openSampleHome(): SampleHome {
  const database = openDatabase({ dataDir: ":memory:" });
  const marks = createDocuments(createKeyv(createKeyvStore(database)), "mark");
  return { database, marks };
}

/** The sample papers, all of them there, to stand in for papers that cannot be had. */
export async function assembleSample(
  deps: Pick<PapersDeps, "clock" | "log" | "metrics">,
): Promise<Papers> {
  const sample = createSample();
  const papers = await assemblePapers({ ...deps, ...openSampleHome(), sources: [sample] });
  await papers.ingest.poll(sample);
  return papers;
}
