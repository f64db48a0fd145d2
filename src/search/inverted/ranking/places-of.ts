import { placesFinder } from "../postings/places-reader.ts";
import type { Segment } from "../segments/segment.ts";
import type { Hit } from "./top.ts";

/** Where a token stands in a found paper, in ascending order. */
export type PlacesOf = (hit: Pick<Hit, "segment" | "paper">, token: string) => readonly number[];

/** Looks a token up once in each segment. */
export function rememberPlaces(): PlacesOf {
  const finders = new Map<Segment, Map<string, ReturnType<typeof placesFinder>>>();
  return ({ segment, paper }, token) => {
    const here = finders.get(segment) ?? new Map<string, ReturnType<typeof placesFinder>>();
    finders.set(segment, here);
    const find = here.get(token) ?? placesFinder(segment, token);
    here.set(token, find);
    return find(paper);
  };
}
