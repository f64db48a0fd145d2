import type { Catalogue } from "../../../catalogue/catalogue.ts";
import { buildSegment } from "../segments/build-segment.ts";
import { writeSegment } from "./segment-file.ts";

/** A file to be made of the papers that changed after a mark of the catalogue. */
export interface BuildJob {
  readonly after: number;
  readonly output: string;
}

export interface BuildAnswer {
  /** Up to which mark the file has everything; that of the job when nothing came after it. */
  readonly mark: number;
  /** There is no file where there are none. */
  readonly papers: number;
}

/** So many papers at a time take a sixth of the work of a few dozen, and some 60 MB. */
const AT_A_TIME = 8_192;

export async function runBuildJob(
  catalogue: Pick<Catalogue, "changes">,
  { after, output }: BuildJob,
): Promise<BuildAnswer> {
  const { papers, mark } = catalogue.changes(after, AT_A_TIME);
  if (papers.length > 0) await writeSegment(output, buildSegment(papers));
  return { mark, papers: papers.length };
}
