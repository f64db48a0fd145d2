import fc from "fast-check";
import { inject } from "vitest";
import { runs } from "./runs.ts";

fc.configureGlobal({ seed: inject("seed"), numRuns: runs(100) });
