import { join } from "node:path";
import { addSubscription, newChannel } from "../../src/channels/change-channel.ts";
import type { Place } from "../../src/chat/place.ts";
import type { Outcome } from "../../src/ledger/ledger.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { Schedule } from "../../src/schedule/schedule.ts";
import { openDatabase } from "../../src/stores/database.ts";
import { connect } from "../../src/stores/sqlite.ts";
import { HOUR } from "../../src/time/durations.ts";
import { channelsIn } from "./channels-in.ts";

/** Fills a data folder with a channel whose daily slot passed an hour ago. */
export async function oweDigest(dataDir: string, place: Place): Promise<void> {
  const database = openDatabase({ dataDir });
  const channels = await channelsIn(database);
  const due = new Date(Date.now() - HOUR);
  const time = due.toISOString().slice(11, 16);
  const schedule: Schedule = { days: [1, 2, 3, 4, 5, 6, 7], time, zone: "UTC" };
  const empty = newChannel(place, schedule, due.getTime() - HOUR);
  const topic = { topic: { kind: "trending" }, limit: 5, by: "discord:1" } as const;
  await channels.put(addSubscription(empty, { ...topic, id: "t", since: due.getTime() }));
  database.close();
}

/** How the latest slot of a place ended, as a data folder that nobody uses has it. */
export async function lastOutcome(dataDir: string, place: Place): Promise<Outcome | undefined> {
  const database = openDatabase({ dataDir });
  try {
    return (await createLedger(database).get(place))?.ends.at(-1)?.outcome;
  } finally {
    database.close();
  }
}

/** The same of a folder that a bot uses; undefined until a slot has ended. */
export async function outcomeSoFar(dataDir: string, place: Place): Promise<Outcome | undefined> {
  const database = connect(join(dataDir, "offprint.db"));
  try {
    return (await createLedger(database).get(place))?.ends.at(-1)?.outcome;
  } finally {
    database.close();
  }
}
