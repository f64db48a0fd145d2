import { bringBack, withdraw } from "../channels/change-channel.ts";
import type { Channel, ChannelRegister } from "../channels/channel.ts";
import type { Notice } from "../chat/inbox.ts";
import { adapterOf, type Place, serverOf } from "../chat/place.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { Clock } from "../time/clock.ts";
import { DAY } from "../time/durations.ts";

/** Keeps channels in step with where the bot is. */
export interface Presence {
  /** @throws when the store fails */
  hear(notice: Notice): Promise<void>;
  /** Erases what the bot was removed from 30 days ago; answers how many channels. @throws when the store fails */
  sweep(): Promise<number>;
}

export interface PresenceDeps {
  readonly channels: ChannelRegister;
  readonly delivery: Pick<Delivery, "forget">;
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
  const { channels, delivery, clock } = deps;

  const each = async (
    kind: PresenceEvent["kind"],
    places: readonly Place[],
    act: (place: Place) => Promise<unknown>,
  ): Promise<number> => {
    for (const place of places) await act(place);
    if (places.length > 0) deps.tell({ kind, places });
    return places.length;
  };

  const change = (how: (channel: Channel) => Channel) => (place: Place) =>
    channels.update(place, (channel) => {
      if (!channel) throw new Error(`${place} was removed meanwhile.`);
      return how(channel);
    });

  const markRemoved = (those: readonly Channel[], archived?: true) => {
    const there = those.filter(({ removedAt }) => removedAt === undefined).map(placeOf);
    return each(
      "removed",
      there,
      change((channel) => withdraw(channel, clock.now(), archived)),
    );
  };

  const markBack = (those: readonly Channel[]) => {
    const away = those.filter(({ removedAt }) => removedAt !== undefined).map(placeOf);
    return each("back", away, change(bringBack));
  };

  const erase = (places: readonly Place[]) =>
    each("erased", places, async (place) => {
      await channels.delete(place);
      await delivery.forget(place);
    });

  const all = () => [...channels.all()];

  return {
    async hear(notice) {
      switch (notice.kind) {
        case "left": {
          const inside = all().filter(({ place }) => isWithin(place, notice.within));
          await (notice.forGood
            ? erase(inside.map(placeOf))
            : markRemoved(inside, notice.archived));
          return;
        }
        case "joined":
          await markBack(all().filter(({ place }) => isWithin(place, notice.within)));
          return;
        case "present": {
          const own = all().filter(({ place }) => adapterOf(place) === notice.adapter);
          const servers = new Set(notice.servers);
          await markRemoved(own.filter(({ place }) => !servers.has(serverOf(place))));
          await markBack(own.filter(({ place }) => servers.has(serverOf(place))));
          return;
        }
        default:
          notice satisfies never;
      }
    },
    sweep() {
      const since = clock.now() - ERASED_AFTER_MS;
      const forgotten = all().filter(
        ({ removedAt }) => removedAt !== undefined && removedAt <= since,
      );
      return erase(forgotten.map(placeOf));
    },
  };
}

function placeOf({ place }: Channel): Place {
  return place;
}

function isWithin(place: Place, within: Place): boolean {
  return place === within || place.startsWith(`${within}/`);
}
