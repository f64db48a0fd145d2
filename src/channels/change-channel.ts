import type { Place } from "../chat/place.ts";
import { defined } from "../collections/defined.ts";
import { UserError } from "../errors.ts";
import type { Schedule } from "../schedule/schedule.ts";
import type { Instant } from "../time/instant.ts";
import type { Channel, Pause, Subscription } from "./channel.ts";
import { LIMITS } from "./limits.ts";
import { meaningOf } from "./topic.ts";

/** Changes of a channel as values: each takes a channel and gives the changed one. */

export function newChannel(place: Place, schedule: Schedule, createdAt: Instant): Channel {
  return { place, schedule, onEmpty: "note", subscriptions: [], createdAt };
}

/** @throws UserError when the topic says nothing, is there already, or there is no room for it */
export function addSubscription(channel: Channel, subscription: Subscription): Channel {
  checkNumbers(subscription);
  checkTopic(channel, subscription);
  if (channel.subscriptions.length >= LIMITS.topicsPerChannel) {
    throw new UserError(
      `This channel has ${LIMITS.topicsPerChannel} topics, the most there can be. Remove one first.`,
    );
  }
  return { ...channel, subscriptions: [...channel.subscriptions, subscription] };
}

/** @throws UserError when the channel has no such subscription */
export function removeSubscription(channel: Channel, id: string): Channel {
  find(channel, id);
  return { ...channel, subscriptions: channel.subscriptions.filter((each) => each.id !== id) };
}

/** What of a subscription can be edited; `minVotes: 0` removes the threshold. */
export type SubscriptionEdit = Partial<Pick<Subscription, "topic" | "minVotes" | "limit">>;

/**
 * A subscription that gets another topic begins anew at `now`.
 * @throws UserError when there is no such subscription or the edited one is not allowed
 */
export function editSubscription(
  channel: Channel,
  id: string,
  edit: SubscriptionEdit,
  now: Instant,
): Channel {
  const before = find(channel, id);
  const { minVotes, ...edited } = { ...before, ...edit };
  const since = meaningOf(edited.topic).key === meaningOf(before.topic).key ? before.since : now;
  const subscription = { ...edited, since, ...defined({ minVotes: minVotes || undefined }) };
  checkNumbers({ ...subscription, ...edit });
  checkTopic(channel, subscription);
  const subscriptions = channel.subscriptions.map((each) => (each.id === id ? subscription : each));
  return { ...channel, subscriptions };
}

export function setSchedule(channel: Channel, schedule: Schedule): Channel {
  return { ...channel, schedule };
}

export function setOnEmpty(channel: Channel, onEmpty: Channel["onEmpty"]): Channel {
  return { ...channel, onEmpty };
}

export function setDetails({ details: _, ...channel }: Channel, inThread: boolean): Channel {
  return inThread ? { ...channel, details: "thread" } : channel;
}

export function setAnnounced({ announced: _, ...channel }: Channel, announced: boolean): Channel {
  return announced ? { ...channel, announced } : channel;
}

export function pause(channel: Channel, paused: Pause): Channel {
  return { ...channel, paused };
}

export function resume({ paused: _, ...channel }: Channel): Channel {
  return channel;
}

export function withdraw(channel: Channel, removedAt: Instant, archived?: true): Channel {
  return { removedAt, ...defined({ archived }), ...channel };
}

export function bringBack({ removedAt: _, archived: __, ...channel }: Channel): Channel {
  return channel;
}

/** @throws UserError when a person has as many topics, over all channels, as one can have */
export function checkPerson(channels: Iterable<Channel>, person: string): void {
  let topics = 0;
  for (const { subscriptions } of channels) {
    for (const { by } of subscriptions) if (by === person) topics += 1;
  }
  if (topics < LIMITS.topicsPerPerson) return;
  throw new UserError(
    `You have added ${LIMITS.topicsPerPerson} topics, the most one person can have. Remove one first.`,
  );
}

function find({ subscriptions }: Channel, id: string): Subscription {
  const found = subscriptions.find((each) => each.id === id);
  if (found) return found;
  throw new UserError("There is no such topic here; /papers subscriptions lists what it has.");
}

function checkTopic({ subscriptions }: Channel, { id, topic }: Subscription): void {
  const { key, name } = meaningOf(topic);
  if (key === "") {
    throw new UserError(
      'A topic needs something to look for, such as diffusion policy, cat:cs.RO or author:"Ada Lovelace".',
    );
  }
  const same = subscriptions.find((each) => each.id !== id && meaningOf(each.topic).key === key);
  if (same) throw new UserError(`This channel has that topic already: ${name}. Edit it instead.`);
}

function checkNumbers({ limit, minVotes }: Subscription): void {
  const { papers, votes } = LIMITS;
  if (!isWithin(papers, limit)) {
    throw new UserError(`The limit is a whole number ${between(papers)}.`);
  }
  if (minVotes !== undefined && !isWithin(votes, minVotes)) {
    throw new UserError(`The threshold of votes is a whole number ${between(votes)}.`);
  }
}

interface Range {
  readonly least: number;
  readonly most: number;
}

function isWithin({ least, most }: Range, value: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function between({ least, most }: Range): string {
  return `from ${least} to ${most.toLocaleString("en")}`;
}
