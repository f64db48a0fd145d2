import { closest, distance } from "fastest-levenshtein";

/** The name a person probably meant, when one is at most two letters away. */
export function suggestName(typed: string, names: readonly string[]): string | undefined {
  if (names.length === 0 || typed.length > 40) return undefined;
  const nearest = closest(typed, [...names]);
  const near = typed.length <= 3 ? 1 : 2;
  return distance(typed, nearest) <= near ? nearest : undefined;
}
