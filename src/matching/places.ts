import type { Place } from "../query/matches.ts";
import type { TextField } from "../query/query.ts";

/** Where a text term looks. */
export const PLACES: Readonly<Record<TextField, readonly Place[]>> = {
  any: ["title", "abstract", "keywords"],
  title: ["title"],
  abstract: ["abstract"],
};
