/** Where messages go, as text: an adapter's name and an address only that adapter understands. */
export type Place = `${string}:${string}`;

export function placeOf(adapter: string, address: string): Place {
  return `${adapter}:${address}`;
}

export function adapterOf(place: Place): string {
  return place.slice(0, place.indexOf(":"));
}

export function addressOf(place: Place): string {
  return place.slice(place.indexOf(":") + 1);
}

/** In an address, the place of a server for what is in none: direct messages. */
export const DIRECT = "@me";

/** The part of a place that stands for its server; the place itself where there is no other part. */
export function serverOf(place: Place): Place {
  const end = place.indexOf("/");
  return end < 0 ? place : placeOf(adapterOf(place), place.slice(place.indexOf(":") + 1, end));
}
