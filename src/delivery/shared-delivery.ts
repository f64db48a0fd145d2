import type { Channel, ChannelRegister } from "../channels/channel.ts";
import type { SharedChannels } from "../channels/shared-channels.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Place } from "../chat/place.ts";
import { StoreError } from "../errors.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { Errands } from "../postgres/errands.ts";
import type { Lease } from "../postgres/lease.ts";
import type { EndRole, Role } from "../postgres/role.ts";
import type { Clock } from "../time/clock.ts";
import type { Delivery, PostedNow } from "./delivery.ts";
import { type DeliveryPart, deliveryParts, roleFor } from "./delivery-parts.ts";
import { readStatus } from "./read-status.ts";

export interface SharedDeliveryDeps {
  readonly channels: SharedChannels;
  readonly ledger: Pick<Ledger, "get">;
  readonly adapters: readonly Adapter[];
  readonly errands: Errands;
  readonly clock: Clock;
  /** Delivers these channels, and may write and post for as long as the lease is held. */
  readonly open: (part: DeliveryPart, channels: ChannelRegister, lease: Lease) => Delivery;
  /** Erases the ledger of a place whose platform is not on. */
  readonly forgetAlone: (role: string, place: Place) => Promise<void>;
}

/** Delivery that processes share out by platform, or by its parts. What is asked of a place goes to the process that delivers to it. */
export interface SharedDelivery extends Delivery {
  /** One a part; none is taken before `start`. */
  readonly roles: readonly Role[];
}

/** What one process asks of the one that delivers. */
type Asked = { readonly do: "post" | "forget"; readonly place: Place };

interface Sharing extends SharedDeliveryDeps {
  readonly parts: readonly DeliveryPart[];
  /** By role. */
  readonly running: Map<string, Delivery>;
  isStarted: boolean;
}

export function createSharedDelivery(deps: SharedDeliveryDeps): SharedDelivery {
  const parts = deps.adapters.flatMap(deliveryParts);
  const sharing: Sharing = { ...deps, parts, running: new Map(), isStarted: false };
  const { running, channels, ledger, clock } = sharing;
  const all = () => [...running.values()];
  return {
    roles: parts.map((part) => ({
      name: part.role,
      isReady: (taken) => sharing.isStarted && part.isReady(taken),
      begin: (lease) => begin(sharing, part, lease),
    })),
    async start() {
      sharing.isStarted = true;
    },
    tick: async () => void (await Promise.all(all().map((each) => each.tick()))),
    stop: async (hurry) => void (await Promise.all(all().map((each) => each.stop(hurry)))),
    deliverNow: (place) => deliverNow(sharing, place),
    forget: (place) => forget(sharing, place),
    status: async (place) => readStatus(channels.get(place), await ledger.get(place), clock.now()),
    lag: () => Math.max(0, ...all().map((each) => each.lag())),
    doubt: () =>
      all()
        .map((each) => each.doubt())
        .find(Boolean),
  };
}

async function begin(sharing: Sharing, part: DeliveryPart, lease: Lease): Promise<EndRole> {
  const { running, channels } = sharing;
  const { role } = part;
  await channels.follow();
  const delivery = sharing.open(part, channelsOf(channels, part), lease);
  const ending = new AbortController();
  const end: EndRole = async (hurry) => {
    ending.abort();
    running.delete(role);
    await delivery.stop(hurry);
  };
  try {
    await delivery.start();
  } catch (error) {
    await end(AbortSignal.abort());
    throw error;
  }
  running.set(role, delivery);
  serve(sharing, role, delivery, ending.signal);
  return end;
}

/** Those of one part. */
function channelsOf(channels: ChannelRegister, { has }: DeliveryPart): ChannelRegister {
  return {
    ...channels,
    *all() {
      for (const channel of channels.all()) if (has(channel.place)) yield channel;
    },
    watch: (listener) =>
      channels.watch((place: Place, channel: Channel | undefined) => {
        if (has(place)) listener(place, channel);
      }),
  };
}

function serve(
  { errands, channels }: Sharing,
  role: string,
  delivery: Delivery,
  signal: AbortSignal,
): void {
  const run = async (what: unknown) => {
    const asked = readAsked(what);
    // What was changed before it was asked for is known here, too.
    await channels.follow();
    if (asked.do === "post") return delivery.deliverNow(asked.place);
    await delivery.forget(asked.place);
    return "forgotten";
  };
  errands.serve(role, run, signal);
}

async function deliverNow(sharing: Sharing, place: Place): Promise<PostedNow> {
  const here = sharing.running.get(roleFor(place, sharing.parts));
  if (here) return here.deliverNow(place);
  const posted = await askFor(sharing, { do: "post", place });
  const known = POSTED.find((each) => each === posted);
  if (known) return known;
  throw new StoreError(
    `Another process of Offprint answered ${JSON.stringify(posted)}.`,
    "What became of it is not known. Look into the channel.",
  );
}

async function forget(sharing: Sharing, place: Place): Promise<void> {
  const role = roleFor(place, sharing.parts);
  const here = sharing.running.get(role);
  if (here) return here.forget(place);
  if (sharing.parts.some((part) => part.role === role))
    await askFor(sharing, { do: "forget", place });
  else await sharing.forgetAlone(role, place);
}

function askFor({ errands, parts }: Sharing, asked: Asked): Promise<unknown> {
  return errands.ask(roleFor(asked.place, parts), asked);
}

const POSTED: readonly PostedNow[] = ["posted", "nothing", "waiting", "failed"];

function readAsked(what: unknown): Asked {
  const { do: done, place } = Object(what);
  if ((done === "post" || done === "forget") && isPlace(place)) return { do: done, place };
  throw new TypeError("Another process asks for what this release does not know.");
}

function isPlace(value: unknown): value is Place {
  return typeof value === "string" && value.includes(":");
}
