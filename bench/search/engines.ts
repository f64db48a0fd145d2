import type { EngineKind } from "./engine.ts";
import { fts5 } from "./fts5.ts";
import { lancedb } from "./lancedb.ts";
import { minisearch } from "./minisearch.ts";
import { ours } from "./ours.ts";

/** Ours first, then those it is compared with. */
export const engines: readonly EngineKind[] = [
  ours,
  fts5("porter unicode61"),
  fts5("unicode61"),
  minisearch,
  lancedb,
];
