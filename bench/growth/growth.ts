import type { BenchResult } from "../bench-result.ts";
import { catalogueGrowth } from "./catalogue.ts";
import { coldStartGrowth } from "./cold-start.ts";
import { completionGrowth } from "./completion.ts";
import { ledgerGrowth } from "./ledger.ts";
import { slowDiskBench } from "./slow-disk.ts";
import { topicGrowth } from "./topics.ts";
import { trendingGrowth } from "./trending.ts";
import { loadGrowth } from "./under-load.ts";

/** What must cost the same however much there is: each measure young beside old. */
export async function growthBench(): Promise<BenchResult[]> {
  return [
    ...(await trendingGrowth()),
    ...(await catalogueGrowth()),
    ...(await ledgerGrowth()),
    ...(await slowDiskBench()),
    ...(await completionGrowth()),
    ...(await topicGrowth()),
    ...(await coldStartGrowth()),
    ...(await loadGrowth()),
  ];
}
