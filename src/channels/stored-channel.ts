import { z } from "zod";
import type { Place } from "../chat/place.ts";
import { StoredSchedule } from "../schedule/stored-schedule.ts";
import type { Channel } from "./channel.ts";

/** Number of the layout that {@link writeChannel} writes. */
export const CHANNEL_FORMAT = 1;

const StoredPlace = z.custom<Place>(isPlace, "must be a place such as discord:1/2");
const Moment = z.number();

const StoredTopic = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("trending") }),
  z.object({ kind: z.literal("query"), text: z.string() }),
]);

const StoredSubscription = z.object({
  id: z.string().min(1),
  topic: StoredTopic,
  minVotes: z.number().int().min(0).exactOptional(),
  limit: z.number().int().min(1),
  by: z.string(),
  since: Moment,
});

/** A channel as it is kept and exported. */
export const StoredChannel = z.object({
  place: StoredPlace,
  schedule: StoredSchedule,
  onEmpty: z.enum(["nothing", "note"]),
  subscriptions: z.array(StoredSubscription),
  createdAt: Moment,
  details: z.literal("thread").exactOptional(),
  announced: z.literal(true).exactOptional(),
  paused: z
    .object({
      at: Moment,
      by: z.enum(["manager", "failure", "refusal"]),
      reason: z.string(),
    })
    .exactOptional(),
  removedAt: Moment.exactOptional(),
  archived: z.literal(true).exactOptional(),
});

const Envelope = z.object({ format: z.number() });
const Record = z.object({ format: z.literal(CHANNEL_FORMAT), channel: StoredChannel });

export function writeChannel(channel: Channel): unknown {
  return { format: CHANNEL_FORMAT, channel };
}

/**
 * Reads what {@link writeChannel} wrote.
 * @throws NewerFormat when a newer release wrote it
 * @throws Error saying what is wrong with the record
 */
export function readChannel(place: string, value: unknown): Channel {
  const read = Record.safeParse(value);
  if (!read.success) {
    const envelope = Envelope.safeParse(value);
    if (envelope.success && envelope.data.format > CHANNEL_FORMAT) throw new NewerFormat();
    throw new Error(z.prettifyError(read.error));
  }
  const { channel } = read.data;
  if (channel.place !== place) throw new Error(`it is about ${channel.place}`);
  return channel;
}

/** The record is fine, but a newer release wrote it. */
export class NewerFormat extends Error {
  override readonly name = "NewerFormat";
}

function isPlace(value: unknown): value is Place {
  return typeof value === "string" && value.indexOf(":") > 0;
}
