import type { Catalogue } from "../catalogue/catalogue.ts";
import {
  checkPerson,
  editSubscription,
  newChannel,
  pause,
  resume,
  type SubscriptionEdit,
  setAnnounced,
  setDetails,
  setOnEmpty,
  setSchedule,
  subscribe,
  unsubscribe,
} from "../channels/change-channel.ts";
import type { Channel, ChannelRegister, Subscription, Topic } from "../channels/channel.ts";
import { meaningOf, topicText } from "../channels/topic.ts";
import type { Place } from "../chat/place.ts";
import type { Clock } from "../clock.ts";
import type { Delivery, DeliveryStatus } from "../delivery/delivery.ts";
import type { PostedNow } from "../delivery/visit.ts";
import { type BackTest, backTest } from "../digest/back-test.ts";
import type { Composer } from "../digest/composer.ts";
import type { Digest } from "../digest/digest.ts";
import type { Explanation } from "../digest/explain.ts";
import type { PostedView } from "../digest/posted-view.ts";
import { UserError } from "../errors.ts";
import { type ChannelLedger, type Ledger, newLedger } from "../ledger/ledger.ts";
import { searchRecent } from "../matching/postings.ts";
import type { Paper } from "../paper/paper.ts";
import { parseQuery } from "../query/parse.ts";
import { type PhraseInstead, phraseInstead } from "../query/phrase-instead.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { type Asker, requireDigests, requireManager } from "./asker.ts";
import {
  explainIn,
  type LastDigest,
  type LastDigestDeps,
  lastDigest,
  postedWith,
} from "./last-digest.ts";

/** What a topic would bring, before it is saved. */
export interface Trial {
  /** In words. */
  readonly name: string;
  readonly problems: readonly string[];
  /** Left out for `trending`, which always brings something. */
  readonly backTest?: BackTest;
  /** Its words side by side, and how many papers that would have brought. */
  readonly phrase?: PhraseInstead & { readonly found: number };
}

/** What is stored about a person. */
export interface PersonData {
  readonly person: string;
  readonly topics: readonly { readonly place: Place; readonly subscription: Subscription }[];
}

/** Why a channel gets a paper, got it, or does not. */
export interface PaperWhy {
  readonly explanation: Explanation;
  /** The digest it was posted in, as it was, with this paper alone. */
  readonly posted?: PostedView;
}

/** A channel's topics and digests. Whatever changes a channel checks the asker's right to, whoever calls. */
export interface Subscriptions {
  channel(place: Place): Channel | undefined;
  status(place: Place): Promise<DeliveryStatus>;
  /** @throws UserError when the topic says nothing */
  tryOut(topic: Topic): Trial;
  /** @throws UserError like all that follow */
  add(asker: Asker, wanted: Pick<Subscription, "topic" | "limit" | "minVotes">): Promise<Channel>;
  edit(asker: Asker, id: string, edit: SubscriptionEdit): Promise<Channel>;
  /** @returns the removed subscription */
  remove(asker: Asker, id: string): Promise<Subscription>;
  schedule(asker: Asker, change: Partial<Schedule>): Promise<Channel>;
  onEmpty(asker: Asker, onEmpty: Channel["onEmpty"]): Promise<Channel>;
  details(asker: Asker, inThread: boolean): Promise<Channel>;
  announced(asker: Asker, announced: boolean): Promise<Channel>;
  pause(asker: Asker): Promise<Channel>;
  resume(asker: Asker): Promise<Channel>;
  /** What the next digest would say now. */
  preview(place: Place): Promise<Digest>;
  postNow(asker: Asker): Promise<PostedNow>;
  why(place: Place, paper: Paper): Promise<PaperWhy>;
  /** How the latest slot ended, and what its digest showed. */
  lastDigest(place: Place): Promise<LastDigest>;
  /** What the channel was sent, is being sent, and how each slot ended. */
  history(place: Place): Promise<ChannelLedger | undefined>;
  /** Everything stored about a person, over all places. */
  aboutPerson(person: string): PersonData;
  /** Removes the topics a person added, everywhere; the channels stay. */
  forgetPerson(person: string): Promise<number>;
  /** Removes a channel: topics, schedule, and what it was sent. */
  forgetChannel(asker: Asker): Promise<void>;
}

export interface SubscriptionsDeps extends LastDigestDeps {
  readonly channels: ChannelRegister;
  readonly ledger: Ledger;
  readonly delivery: Pick<Delivery, "status" | "deliverNow" | "forget">;
  readonly composer: Composer;
  readonly index: Pick<SearchIndex, "search">;
  readonly catalogue: Pick<Catalogue, "get">;
  readonly clock: Clock;
  /** IANA zone of a new channel whose founder's zone is not known. */
  readonly defaultZone: string;
  /** Short and random. */
  readonly newId: () => string;
}

/** When a new channel gets its digest, until someone says otherwise. */
const USUAL_TIME = { days: [1, 2, 3, 4, 5], time: "09:00" } as const;

export function createSubscriptions(deps: SubscriptionsDeps): Subscriptions {
  const { channels, ledger, delivery, composer, clock } = deps;

  const change = async (asker: Asker, how: (channel: Channel) => Channel): Promise<Channel> => {
    requireManager(asker);
    return channels.update(asker.place, (known) => how(known ?? found(deps, asker)));
  };

  /** A change by which digests are expected. */
  const expect: typeof change = async (asker, how) => {
    await requireDigests(asker, { thread: channels.get(asker.place)?.details === "thread" });
    return change(asker, how);
  };

  const memoryOf = async (place: Place) =>
    (await ledger.get(place)) ?? newLedger(place, clock.now());

  return {
    channel: (place) => channels.get(place),
    status: (place) => delivery.status(place),
    tryOut: (topic) => tryOut(deps, topic),
    add: (asker, wanted) =>
      expect(asker, (channel) => {
        checkPerson(channels.all(), asker.actor.id);
        const { newId } = deps;
        const own = { id: newId(), by: asker.actor.id, since: clock.now() };
        return subscribe(channel, { ...wanted, ...own });
      }),
    edit: (asker, id, edit) =>
      expect(asker, (channel) => editSubscription(channel, id, edit, clock.now())),
    remove: async (asker, id) => {
      const removed = channels.get(asker.place)?.subscriptions.find((each) => each.id === id);
      await change(asker, (channel) => unsubscribe(channel, id));
      if (!removed) throw new UserError("This channel has no such topic.");
      return removed;
    },
    schedule: (asker, wanted) =>
      expect(asker, (channel) => setSchedule(channel, { ...channel.schedule, ...wanted })),
    onEmpty: (asker, onEmpty) => expect(asker, (channel) => setOnEmpty(channel, onEmpty)),
    details: async (asker, inThread) => {
      await requireDigests(asker, { thread: inThread });
      return change(asker, (channel) => setDetails(channel, inThread));
    },
    announced: (asker, announced) => expect(asker, (channel) => setAnnounced(channel, announced)),
    pause: (asker) => {
      const paused = {
        at: clock.now(),
        by: "manager",
        reason: "Digests wait until they are resumed.",
      } as const;
      return change(asker, (channel) => pause(channel, paused));
    },
    resume: (asker) => expect(asker, resume),
    preview: async (place) =>
      composer.compose(known(channels, place), await memoryOf(place), deps.asOf()),
    postNow: async (asker) => {
      const { details } = known(channels, asker.place);
      await requireDigests(asker, { thread: details === "thread" });
      return delivery.deliverNow(asker.place);
    },
    why: async (place, paper) => {
      const memory = await memoryOf(place);
      const explanation = explainIn(deps, known(channels, place), memory)(paper);
      const posted = await postedWith(deps, memory, paper);
      return { explanation, ...(posted && { posted }) };
    },
    lastDigest: (place) => lastDigest(deps, known(channels, place)),
    history: (place) => ledger.get(place),
    aboutPerson: (person) => ({ person, topics: topicsOf(channels, person) }),
    forgetPerson: async (person) => {
      const topics = topicsOf(channels, person);
      for (const { place, subscription } of topics) {
        await channels.update(place, (channel) =>
          unsubscribe(channel ?? known(channels, place), subscription.id),
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

function known(channels: ChannelRegister, place: Place): Channel {
  const channel = channels.get(place);
  if (channel) return channel;
  throw new UserError("This channel follows nothing yet. Start with /papers subscribe trending.");
}

function found({ clock, defaultZone }: SubscriptionsDeps, asker: Asker): Channel {
  const schedule = { ...USUAL_TIME, zone: asker.timeZone ?? defaultZone };
  return newChannel(asker.place, schedule, clock.now());
}

function tryOut({ index, catalogue, asOf }: SubscriptionsDeps, topic: Topic): Trial {
  const { name, query } = meaningOf(topic);
  if (!query) return { name, problems: [] };
  if (!query.expr) {
    throw new UserError(["There is nothing to follow in that.", ...query.problems].join(" "));
  }
  const { problems } = query;
  const phrase = phraseInstead(topicText(topic), query);
  const found = phrase && searchRecent(index, parseQuery(phrase.text), asOf()).length;
  return {
    ...{ name, problems, backTest: backTest({ index, catalogue }, query, asOf()) },
    ...(phrase && { phrase: { ...phrase, found: found ?? 0 } }),
  };
}

function topicsOf(channels: ChannelRegister, person: string): PersonData["topics"] {
  return [...channels.all()].flatMap(({ place, subscriptions }) =>
    subscriptions
      .filter(({ by }) => by === person)
      .map((subscription) => ({ place, subscription })),
  );
}
