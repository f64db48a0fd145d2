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
