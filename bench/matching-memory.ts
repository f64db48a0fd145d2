import { createBitmapMatcher } from "../src/matching/bitmap-matcher.ts";
import { benchPapers } from "./bench-papers.ts";
import { mapOf, PAPERS, TOPICS } from "./matching.ts";
import { benchTopics } from "./matching-topics.ts";

// Run as a process of its own, with --expose-gc: prints what it takes to hold the topics and match.
const all = [...benchPapers(process.argv[2])];
const topics = mapOf(benchTopics(all.slice(0, -PAPERS), TOPICS));
const papers = all.splice(-PAPERS);
all.length = 0;
const before = used();
const matcher = createBitmapMatcher();
matcher.set(topics);
matcher.match(papers, () => undefined);
const held = used() - before;
const { rowBytes: rows } = matcher.report();
const most = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ held, rows, most }));

function used(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
