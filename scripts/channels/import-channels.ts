import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { addSubscription, newChannel } from "../../src/channels/change-channel.ts";
import type { Channel, ChannelStore } from "../../src/channels/channel.ts";
import { StoredChannel } from "../../src/channels/stored-channel.ts";
import type { Place } from "../../src/chat/place.ts";
import { UserError } from "../../src/errors.ts";

export interface ImportReport {
  readonly added: readonly Place[];
  readonly replaced: readonly Place[];
  readonly unchanged: readonly Place[];
  readonly refused: readonly Refusal[];
}

export interface Refusal {
  /** The place, or which entry of the file it is, from 1. */
  readonly what: string;
  readonly reason: string;
}

/** Puts channels into the store, each checked as if somebody had typed it; channels not named stay. */
export async function importChannels(
  store: ChannelStore,
  entries: readonly unknown[],
): Promise<ImportReport> {
  const report = {
    added: [] as Place[],
    replaced: [] as Place[],
    unchanged: [] as Place[],
    refused: [] as Refusal[],
  };
  const done = new Set<Place>();
  for (const [index, entry] of entries.entries()) {
    const read = readEntry(entry, index + 1, done);
    if ("reason" in read) {
      report.refused.push(read);
      continue;
    }
    done.add(read.place);
    const before = store.get(read.place);
    const isSame = before !== undefined && isDeepStrictEqual(before, read);
    if (!isSame) await store.put(read);
    report[isSame ? "unchanged" : before ? "replaced" : "added"].push(read.place);
  }
  return report;
}

function readEntry(entry: unknown, number: number, done: ReadonlySet<Place>): Channel | Refusal {
  const read = StoredChannel.safeParse(entry);
  if (!read.success) return { what: nameOf(entry, number), reason: firstLine(read.error) };
  const channel = read.data;
  const what = channel.place;
  if (done.has(channel.place))
    return { what, reason: "It is in the file twice; the first counts." };
  const ids = new Set(channel.subscriptions.map(({ id }) => id));
  if (ids.size < channel.subscriptions.length)
    return { what, reason: "Two of its subscriptions have one id." };
  const reason = reasonAgainst(channel);
  return reason === undefined ? channel : { what, reason };
}

/** The limits and the meaning of topics, as for people. */
function reasonAgainst({ place, schedule, createdAt, subscriptions }: Channel): string | undefined {
  try {
    subscriptions.reduce(addSubscription, newChannel(place, schedule, createdAt));
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const Named = z.object({ place: z.string().max(200) });

function nameOf(entry: unknown, number: number): string {
  const named = Named.safeParse(entry);
  return named.success ? named.data.place : `entry ${number}`;
}

function firstLine({ issues: [issue] }: z.ZodError): string {
  return issue ? `${issue.path.join(".") || "It"}: ${issue.message}` : "It cannot be read.";
}
