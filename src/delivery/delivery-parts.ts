import { crc32 } from "node:zlib";
import type { Adapter } from "../chat/adapter.ts";
import { adapterOf, type Place, serverOf } from "../chat/place.ts";
import { type PartRoles, partRoles } from "../postgres/part-roles.ts";

/** What one process at a time delivers: a platform, or a part of its servers. */
export interface DeliveryPart extends Pick<PartRoles, "isReady"> {
  readonly adapter: Adapter;
  readonly role: string;
  has(place: Place): boolean;
}

/** Those that a platform is shared out in: its limits must be kept by each for itself. */
export function deliveryParts(adapter: Adapter): readonly DeliveryPart[] {
  const { name, pace, postParts = 1 } = adapter;
  const count = pace?.platform ? 1 : postParts;
  const { names, isReady } = partRoles(workOf(name), count);
  return names.map((role, part) => ({
    adapter,
    role,
    isReady,
    has: (place) => adapterOf(place) === name && partOf(place, count) === part,
  }));
}

/** The role of whoever delivers to a place, be its platform on or not. */
export function roleFor(place: Place, parts: readonly DeliveryPart[]): string {
  return parts.find(({ has }) => has(place))?.role ?? workOf(adapterOf(place));
}

function workOf(adapter: string): string {
  return `deliver ${adapter}`;
}

/** By its server, so that what a platform lets through there is counted in one process. */
function partOf(place: Place, count: number): number {
  return count === 1 ? 0 : crc32(serverOf(place)) % count;
}
