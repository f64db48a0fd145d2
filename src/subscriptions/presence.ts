import { bringBack, withdraw } from "../channels/change-channel.ts";
import type { Channel, ChannelRegister } from "../channels/channel.ts";
import type { Enrolment } from "../chat/enrolment.ts";
import type { Notice } from "../chat/inbox.ts";
import { adapterOf, type Place, serverOf } from "../chat/place.ts";
import type { Clock } from "../time/clock.ts";
import { DAY } from "../time/durations.ts";
import { type ErasePlaceDeps, erasePlace } from "./erase-place.ts";

/** Keeps channels in step with where the bot is. */
export interface Presence {
  /** @throws when the store fails */
  hear(notice: Notice): Promise<void>;
  /**
   * Erases what the bot was removed from 30 days ago, and addresses and records of digests without a
   * channel, which a crash may leave; answers how many. @throws when the store fails
   */
  sweep(): Promise<number>;
}

export interface PresenceDeps extends Omit<ErasePlaceDeps, "channels"> {
  readonly channels: ChannelRegister;
  readonly enrolment?: Pick<Enrolment, "forget" | "places"> | undefined;
  /** Places with a record of digests. */
  readonly recorded: () => Promise<readonly Place[]>;
  /** Those of some places that have no channel. */
  readonly strayAmong: (places: readonly Place[]) => Promise<readonly Place[]>;
  /** No other process may be making a channel just now. */
  readonly isAlone: boolean;
  readonly clock: Pick<Clock, "now">;
  readonly tell: (event: PresenceEvent) => void;
}

/** For the operator's log. */
export interface PresenceEvent {
  readonly kind: "removed" | "back" | "erased";
  readonly places: readonly Place[];
}

/** Long enough to notice that the bot was removed by mistake. */
const ERASED_AFTER_MS = 30 * DAY;

export function createPresence(deps: PresenceDeps): Presence {
  return {
    hear: (notice) => follow(deps, notice),
    async sweep() {
      const since = deps.clock.now() - ERASED_AFTER_MS;
      const forgotten = channelsThat(
        deps,
        ({ removedAt }) => removedAt !== undefined && removedAt <= since,
      );
      const strays = await deps.strayAmong(addressesOf(deps));
      const erased = await erase(deps, [...forgotten.map(placeOf), ...strays]);
      return erased + (await forgetStrays(deps));
    },
  };
}

async function follow(deps: PresenceDeps, notice: Notice): Promise<void> {
  switch (notice.kind) {
    case "left": {
      const isInside = (place: Place) => isWithin(place, notice.within);
      const inside = channelsThat(deps, ({ place }) => isInside(place));
      if (!notice.forGood) return markRemoved(deps, inside, notice.archived);
      // Whoever has an address only, be it that erasing was cut short, wants it erased as well.
      const addresses = addressesOf(deps, isInside).filter((place) => !deps.channels.get(place));
      await erase(deps, [...inside.map(placeOf), ...addresses]);
      return;
    }
    case "joined":
      return markBack(
        deps,
        channelsThat(deps, ({ place }) => isWithin(place, notice.within)),
      );
    case "present": {
      const { adapter, servers: there, among = () => true } = notice;
      const isMeant = (place: Place) => adapterOf(place) === adapter && among(serverOf(place));
      const own = channelsThat(deps, ({ place }) => isMeant(place));
      const servers = new Set(there);
      await markRemoved(
        deps,
        own.filter(({ place }) => !servers.has(serverOf(place))),
      );
      await markBack(
        deps,
        own.filter(({ place }) => servers.has(serverOf(place))),
      );
      // The adapter answers nobody yet: who was being erased when the bot ended is, before they are known.
      if (deps.isAlone) await erase(deps, await deps.strayAmong(addressesOf(deps, isMeant)));
      return;
    }
    default:
      notice satisfies never;
  }
}

function channelsThat({ channels }: PresenceDeps, are: (channel: Channel) => boolean): Channel[] {
  return [...channels.all()].filter(are);
}

async function markRemoved(
  deps: PresenceDeps,
  those: readonly Channel[],
  archived?: true,
): Promise<void> {
  const there = those.filter(({ removedAt }) => removedAt === undefined).map(placeOf);
  const now = deps.clock.now();
  await change(deps, there, (channel) => withdraw(channel, now, archived));
  report(deps, "removed", there);
}

async function markBack(deps: PresenceDeps, those: readonly Channel[]): Promise<void> {
  const away = those.filter(({ removedAt }) => removedAt !== undefined).map(placeOf);
  await change(deps, away, bringBack);
  report(deps, "back", away);
}

/** @returns how many channels */
async function erase(deps: PresenceDeps, places: readonly Place[]): Promise<number> {
  for (const place of places) await erasePlace(deps, place);
  report(deps, "erased", places);
  return places.length;
}

function addressesOf(
  { enrolment }: PresenceDeps,
  are: (place: Place) => boolean = () => true,
): Place[] {
  return (enrolment?.places() ?? []).filter(are);
}

/** What is left of channels that are gone. @returns how many */
async function forgetStrays(deps: PresenceDeps): Promise<number> {
  const places = await deps.strayAmong(await deps.recorded());
  for (const place of places) await deps.delivery.forget(place);
  report(deps, "erased", places);
  return places.length;
}

async function change(
  { channels }: PresenceDeps,
  places: readonly Place[],
  how: (channel: Channel) => Channel,
): Promise<void> {
  for (const place of places)
    await channels.update(place, (channel) => {
      if (!channel) throw new Error(`${place} was removed meanwhile.`);
      return how(channel);
    });
}

function report(
  { tell }: PresenceDeps,
  kind: PresenceEvent["kind"],
  places: readonly Place[],
): void {
  if (places.length > 0) tell({ kind, places });
}

function placeOf({ place }: Channel): Place {
  return place;
}

function isWithin(place: Place, within: Place): boolean {
  return place === within || place.startsWith(`${within}/`);
}
