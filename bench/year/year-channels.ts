import { addSubscription, newChannel } from "../../src/channels/change-channel.ts";
import type { Channel } from "../../src/channels/channel.ts";
import { openChannelStore } from "../../src/channels/channel-store.ts";
import type { Place } from "../../src/chat/place.ts";
import type { Schedule } from "../../src/schedule/schedule.ts";
import { createDocuments, createKeyv } from "../../src/stores/keyv-documents.ts";
import { createKeyvStore } from "../../src/stores/keyv-store.ts";
import type { Instant } from "../../src/time/instant.ts";
import { benchPapers } from "../bench-papers.ts";
import { inDatabase } from "../month-of-papers.ts";

/** Mornings of four parts of the world, in UTC. */
const TIMES = ["00:00", "07:00", "13:00", "16:00"] as const;
/** Different topics, each followed in many channels. */
const TOPICS = 1_000;
const TOPICS_EACH = 4;

/** The first two words of titles. */
export const TOPIC_WORDS: readonly string[] = [
  ...new Set(
    Array.from(benchPapers(process.env.BENCH_DATA, 2 * TOPICS), ({ title }) =>
      title.split(" ").slice(0, 2).join(" "),
    ),
  ),
].slice(0, TOPICS);

export function yearPlace(n: number): Place {
  return `discord:${1_000_000 + (n >> 3)}/${2_000_000 + n}`;
}

/** Channels with a digest a day of what trends and of four topics. */
export async function addYearChannels(
  dataDir: string,
  count: number,
  began: Instant,
): Promise<void> {
  await inDatabase(dataDir, async (database) => {
    const keyv = createKeyv(createKeyvStore(database, "unsynced"));
    const channels = await openChannelStore({
      documents: createDocuments(keyv, "channel"),
      aside: createDocuments(keyv, "channel-aside"),
      onCorrupt: () => undefined,
    });
    for (let n = 0; n < count; n++) await channels.put(channelOf(n, began));
  });
}

function channelOf(n: number, began: Instant): Channel {
  const time = TIMES[n % TIMES.length] ?? TIMES[0];
  const schedule: Schedule = { days: [1, 2, 3, 4, 5, 6, 7], time, zone: "UTC" };
  const common = { limit: 5, by: "discord:1", since: began } as const;
  let channel = addSubscription(newChannel(yearPlace(n), schedule, began), {
    ...common,
    id: "t",
    topic: { kind: "trending" },
  });
  for (let id = 0; id < TOPICS_EACH; id++) {
    const text = TOPIC_WORDS[(n * 37 + id * 101) % TOPIC_WORDS.length] ?? "model";
    channel = addSubscription(channel, {
      ...common,
      id: String(id),
      topic: { kind: "query", text },
    });
  }
  return channel;
}
