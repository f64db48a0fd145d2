import {
  type PlacesFinder,
  placesFinder,
  placesIn,
  textsOfPaper,
} from "../postings/places-finder.ts";
import type { Segment } from "../segments/segment.ts";
import type { Hit } from "./top.ts";

type Found = Pick<Hit, "segment" | "paper">;

/** Where tokens stand in found papers. */
export interface PlacesOf {
  /** In ascending order. */
  places(hit: Found, token: string): readonly number[];
  /** In which texts, as `textsOf` says: nothing is read from the disk for it. */
  texts(hit: Found, token: string): number;
}

/** Looks a token up once in each segment. */
export function rememberPlaces(): PlacesOf {
  const finders = new Map<Segment, Map<string, PlacesFinder>>();
  const finderOf = (segment: Segment, token: string) => {
    const here = finders.get(segment) ?? new Map<string, PlacesFinder>();
    finders.set(segment, here);
    const finder = here.get(token) ?? placesFinder(segment, token);
    here.set(token, finder);
    return finder;
  };
  return {
    places: ({ segment, paper }, token) => placesIn(finderOf(segment, token), paper),
    texts: ({ segment, paper }, token) => textsOfPaper(finderOf(segment, token), paper),
  };
}
