import { createBitmapMatcher } from "../src/matching/bitmap-matcher.ts";
import { mapOf, PAPERS, TOPICS } from "./matching.ts";
import { benchTopics } from "./matching-topics.ts";
import { benchPapers } from "./search-corpus.ts";

// Run as a process of its own, with --expose-gc: prints what it takes to hold the topics and match.
const all = benchPapers(process.argv[2]);
const topics = mapOf(benchTopics(all.slice(0, -PAPERS), TOPICS));
const papers = all.splice(-PAPERS);
all.length = 0;
const before = used();
const matcher = createBitmapMatcher();
matcher.set(topics);
matcher.match(papers);
const held = used() - before;
const { conditions, looked, rowBytes } = matcher.report();
const [heldMb, rowsMb, peakMb] = [held, rowBytes, process.resourceUsage().maxRSS * 1024].map(
  (bytes) => `${Math.round(bytes / 2 ** 20)} MB`,
);
process.stdout.write(
  `${heldMb} held for ${conditions.toLocaleString("en")} conditions, ${rowsMb} of rows while matching ` +
    `(${looked.toLocaleString("en")} topics looked at), ${peakMb} at most in the process, papers and queries included`,
);

function used(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
