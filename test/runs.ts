import { inject } from "vitest";

/** How many examples a property looks at: `quick` of them with `npm test`, ten times as many in the long tier. */
export function runs(quick: number): number {
  return quick * inject("effort");
}
