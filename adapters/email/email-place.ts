import { adapterOf, type Place } from "../../src/chat/place.ts";

export const NAME = "email";

/** Whether the place is an inbox: `email:ID`, where the id says nothing of the address. */
export function isInbox(place: Place): boolean {
  return adapterOf(place) === NAME;
}
