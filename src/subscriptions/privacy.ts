import { removeSubscription } from "../channels/change-channel.ts";
import type { ChannelRegister, Subscription } from "../channels/channel.ts";
import type { Place } from "../chat/place.ts";
import type { Delivery } from "../delivery/delivery.ts";
import { type Asker, requireManager } from "./asker.ts";
import { knownChannel } from "./known-channel.ts";

/** What is stored about a person. */
export interface PersonData {
  readonly person: string;
  readonly topics: readonly { readonly place: Place; readonly subscription: Subscription }[];
}

/** What is stored about people and channels, and its end. */
export interface Privacy {
  /** Everything stored about a person, over all places. */
  aboutPerson(person: string): PersonData;
  /** Removes the topics a person added, everywhere; the channels stay. */
  forgetPerson(person: string): Promise<number>;
  /** Removes a channel: topics, schedule, and what it was sent. @throws UserError unless the asker may */
  forgetChannel(asker: Asker): Promise<void>;
}

export interface PrivacyDeps {
  readonly channels: ChannelRegister;
  readonly delivery: Pick<Delivery, "forget">;
}

export function createPrivacy({ channels, delivery }: PrivacyDeps): Privacy {
  const topicsOf = (person: string) =>
    [...channels.all()].flatMap(({ place, subscriptions }) =>
      subscriptions
        .filter(({ by }) => by === person)
        .map((subscription) => ({ place, subscription })),
    );

  return {
    aboutPerson: (person) => ({ person, topics: topicsOf(person) }),
    forgetPerson: async (person) => {
      const topics = topicsOf(person);
      for (const { place, subscription } of topics) {
        await channels.update(place, (channel) =>
          removeSubscription(channel ?? knownChannel(channels, place), subscription.id),
        );
      }
      return topics.length;
    },
    forgetChannel: async (asker) => {
      requireManager(asker);
      await channels.delete(asker.place);
      await delivery.forget(asker.place);
    },
  };
}
