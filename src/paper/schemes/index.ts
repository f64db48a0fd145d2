import { arxivScheme } from "./arxiv/arxiv.ts";
import { biorxivScheme } from "./biorxiv.ts";
import { doiScheme } from "./doi.ts";
import type { Scheme } from "./scheme.ts";

/**
 * Every scheme, in the order in which they are asked whether a text is an id of theirs: the first that
 * reads it names the work, so archives go before registries. None is taken out again, because stored
 * ids hold their names.
 */
export const schemes = [arxivScheme, biorxivScheme, doiScheme] as const satisfies readonly Scheme[];

export type SchemeName = (typeof schemes)[number]["name"];

/** Of most papers; only their ids are packed without their scheme. */
export const commonest = arxivScheme;
