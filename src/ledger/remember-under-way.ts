import type { Place } from "../chat/place.ts";
import { type BoundedMap, createBoundedMap } from "../collections/bounded-map.ts";
import type { ChannelLedger, Ledger } from "./ledger.ts";

/** Each is some 3 KB. */
const MOST = 2_000;

interface Remembering {
  readonly ledger: Ledger;
  readonly underWay: BoundedMap<Place, ChannelLedger>;
  /** Changes that were begun, and those of them that are not done: what was read meanwhile may be older. */
  begun: number;
  open: number;
}

/**
 * The same ledger, where digests under way are read once: a channel that waits for its turn is looked at
 * many times. Nobody else may write there meanwhile.
 */
export function rememberUnderWay(ledger: Ledger): Ledger {
  const remembering: Remembering = {
    ledger,
    underWay: createBoundedMap(MOST),
    begun: 0,
    open: 0,
  };
  const { underWay } = remembering;
  return {
    get: async (place) => underWay.get(place) ?? read(remembering, place),
    async put(after, haste) {
      await change(remembering, after.place, () => ledger.put(after, haste));
      remember(remembering, after);
    },
    delete: (place) => change(remembering, place, () => ledger.delete(place)),
    heads: () => ledger.heads(),
    setAside: (place, now) => change(remembering, place, () => ledger.setAside(place, now)),
  };
}

async function read(remembering: Remembering, place: Place): Promise<ChannelLedger | undefined> {
  const { begun, open } = remembering;
  const known = await remembering.ledger.get(place);
  if (known && open === 0 && remembering.begun === begun) remember(remembering, known);
  return known;
}

function remember({ underWay }: Remembering, ledger: ChannelLedger): void {
  if (ledger.pending) underWay.set(ledger.place, ledger);
}

async function change<T>(
  remembering: Remembering,
  place: Place,
  work: () => Promise<T>,
): Promise<T> {
  const { underWay } = remembering;
  remembering.begun += 1;
  remembering.open += 1;
  underWay.delete(place);
  try {
    return await work();
  } finally {
    remembering.open -= 1;
    // What another change of the same place has put here meanwhile.
    underWay.delete(place);
  }
}
