import { join } from "node:path";
import type { Place } from "../../src/chat/place.ts";
import type { Paper } from "../../src/paper/paper.ts";
import type { Schedule } from "../../src/schedule/schedule.ts";
import { DAY, MINUTE } from "../../src/time/durations.ts";
import type { BenchedBuild } from "../build-before.ts";

/** What arXiv's default categories bring, about. */
const A_DAY = 300;
/** Hugging Face lists every so manieth of them. */
const VOTED = 10;
/** After so many days it has been looked at again, with this share of its votes. */
const LOOKS = [
  [1, 0.4],
  [2, 0.8],
  [3, 1],
] as const;

/** Until the bot has started and people ask. */
const SOON_MS = 20_000;

/** Data of a bot that has run for long, as a build keeps them: each day brought its papers, until today. */
export async function learnForLong(
  build: BenchedBuild,
  dataDir: string,
  papers: readonly Paper[],
): Promise<void> {
  const { openDatabase, createCatalogue, openSearch } = await modulesOf(build);
  const database = openDatabase({ dataDir });
  const catalogue = createCatalogue(database);
  const days = Math.ceil(papers.length / A_DAY);
  for (let day = 0; day < days; day++) {
    const at = Date.now() - (days - day) * DAY;
    const own = papers
      .slice(day * A_DAY, (day + 1) * A_DAY)
      .map((paper, n) => withoutVotes(paper, at + (n * DAY) / A_DAY));
    const heardAt = (after: number) => Math.min(Date.now(), at + (1 + after) * DAY);
    catalogue.upsert("arxiv", heardAt(0), own);
    const listed = own.filter((_, n) => n % VOTED === 0);
    for (const [after, share] of LOOKS) {
      const voted = listed.map((paper, n) => ({
        ...paper,
        votes: Math.floor(share * (3 + ((n * 37) % 120))),
      }));
      catalogue.upsert("huggingface", heardAt(after), voted);
    }
  }
  const folder = join(dataDir, "search");
  const index = await openSearch({ folder, catalogue, databaseFile: database.path });
  await index.settled();
  await index.close();
  database.close();
}

/** Channels whose daily slot comes in a minute or so: they follow what trends, and two topics each. */
export async function addDueChannels(
  build: BenchedBuild,
  dataDir: string,
  places: readonly Place[],
  words: readonly string[],
): Promise<void> {
  const { openDatabase, openChannelStore, newChannel, addSubscription, ...stores } =
    await modulesOf(build);
  const database = openDatabase({ dataDir });
  const keyv = stores.createKeyv(stores.createKeyvStore(database));
  const channels = await openChannelStore({
    documents: stores.createDocuments(keyv, "channel"),
    aside: stores.createDocuments(keyv, "channel-aside"),
    onCorrupt: () => undefined,
  });
  const now = Date.now();
  const due = Math.ceil((now + SOON_MS) / MINUTE) * MINUTE;
  const time = new Date(due).toISOString().slice(11, 16);
  const schedule: Schedule = { days: [1, 2, 3, 4, 5, 6, 7], time, zone: "UTC" };
  const common = { limit: 5, by: "discord:1", since: now } as const;
  for (const [n, place] of places.entries()) {
    let channel = newChannel(place, schedule, now);
    channel = addSubscription(channel, { ...common, id: "t", topic: { kind: "trending" } });
    for (const id of [0, 1]) {
      const text = words[(n * 3 + id) % words.length] ?? "model";
      channel = addSubscription(channel, {
        ...common,
        id: String(id),
        topic: { kind: "query", text },
      });
    }
    await channels.put(channel);
  }
  database.close();
}

function withoutVotes({ votes: _, ...paper }: Paper, publishedAt: number): Paper {
  return { ...paper, publishedAt: Math.round(publishedAt) };
}

/** An earlier build has `addSubscription` under another name. */
interface EarlierChange {
  readonly subscribe: typeof import("../../src/channels/change-channel.ts").addSubscription;
}

/** The parts of a build that keep data, in its own version. */
async function modulesOf({ modules }: BenchedBuild) {
  const at = (path: string) => new URL(path, modules).href;
  const database: typeof import("../../src/stores/database.ts") = await import(
    at("stores/database.js")
  );
  const catalogue: typeof import("../../src/catalogue/sqlite-catalogue.ts") = await import(
    at("catalogue/sqlite-catalogue.js")
  );
  const search: typeof import("../../src/search/inverted/open-search.ts") = await import(
    at("search/inverted/open-search.js")
  );
  const documents: typeof import("../../src/stores/keyv-documents.ts") = await import(
    at("stores/keyv-documents.js")
  );
  const keyv: typeof import("../../src/stores/keyv-store.ts") = await import(
    at("stores/keyv-store.js")
  );
  const store: typeof import("../../src/channels/channel-store.ts") = await import(
    at("channels/channel-store.js")
  );
  type Change = typeof import("../../src/channels/change-channel.ts");
  const {
    subscribe,
    addSubscription = subscribe,
    ...change
  }: Change & EarlierChange = await import(at("channels/change-channel.js"));
  return {
    ...database,
    ...catalogue,
    ...search,
    ...documents,
    ...keyv,
    ...store,
    ...change,
    addSubscription,
  };
}
