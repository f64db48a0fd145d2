import { removeSubscription } from "../channels/change-channel.ts";
import type { ChannelRegister, Subscription } from "../channels/channel.ts";
import type { Enrolment } from "../chat/enrolment.ts";
import type { Place } from "../chat/place.ts";
import { type Asker, requireManager } from "./asker.ts";
import { type ErasePlaceDeps, erasePlace } from "./erase-place.ts";
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
  /** The address behind a place, where the platform has such and it can be read. */
  addressOf(place: Place): Promise<string | undefined>;
  /** Removes the topics a person added, everywhere; the channels stay. */
  forgetPerson(person: string): Promise<number>;
  /** Removes a channel: topics, schedule, what it was sent, and the address behind it. @throws UserError unless the asker may */
  forgetChannel(asker: Asker): Promise<void>;
}

export interface PrivacyDeps extends Omit<ErasePlaceDeps, "channels"> {
  readonly channels: ChannelRegister;
  readonly enrolment?: Pick<Enrolment, "forget" | "addressOf"> | undefined;
}

export function createPrivacy(deps: PrivacyDeps): Privacy {
  const { channels, enrolment } = deps;
  const topicsOf = (person: string) =>
    [...channels.all()].flatMap(({ place, subscriptions }) =>
      subscriptions
        .filter(({ by }) => by === person)
        .map((subscription) => ({ place, subscription })),
    );

  return {
    aboutPerson: (person) => ({ person, topics: topicsOf(person) }),
    addressOf: async (place) => enrolment?.addressOf(place),
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
      await erasePlace(deps, asker.place);
    },
  };
}
