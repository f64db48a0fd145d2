import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import { addSubscription, newChannel } from "../../../../src/channels/change-channel.ts";
import type { Place } from "../../../../src/chat/place.ts";
import { createLedger } from "../../../../src/ledger/sqlite-ledger.ts";
import { openDatabase } from "../../../../src/stores/database.ts";
import { HOUR } from "../../../../src/time/durations.ts";
import { channelsIn } from "../../../fakes/channels-in.ts";
import { compile } from "../../../fakes/compiled.ts";
import { type FakeSmtp, startFakeSmtp } from "../../../fakes/smtp/fake-smtp.ts";
import { temporaryFolder } from "../../../stores/temporary-folder.ts";

const INBOXES = 400;
/** Longer than a first retry takes. */
const QUIET_MS = 6_000;
const places = Array.from({ length: INBOXES }, (_, n): Place => `email:reader-${n}`);

let compiled: string;

beforeAll(async () => {
  compiled = await compile(new URL("../mail-bot.ts", import.meta.url));
});

it.each([
  ["resend", 20],
  ["hold", 5],
] as const)(
  "kill -9 of the real process while mails are handed over (%s, %i times): none is lost without a record, and one that came twice is known to",
  { timeout: 600_000 },
  async (uncertain, kills) => {
    const dataDir = temporaryFolder(onTestFinished);
    await fillFolder(dataDir);
    const smtp = await startFakeSmtp();
    onTestFinished(() => smtp.close());
    for (let kill = 0; kill < kills; kill++) {
      const child = start(dataDir, smtp, uncertain);
      const before = smtp.mails.length;
      await until(() => smtp.mails.length > before);
      await delay(Math.random() * 20);
      child.kill("SIGKILL");
      await once(child, "close");
    }
    const midway = smtp.mails.length;
    const ends = await liveOn(dataDir, smtp, uncertain);

    expect(midway).toBeLessThan(INBOXES);
    const copies = new Map(places.map((place) => [place, 0]));
    for (const { to } of smtp.mails) {
      const place: Place = `email:${to[0]?.replace("@example.org", "")}`;
      copies.set(place, (copies.get(place) ?? 0) + 1);
    }
    const lost = places.filter((place) => copies.get(place) === 0);
    const twice = places.filter((place) => (copies.get(place) ?? 0) > 1);
    const unknown = places.filter((place) => ends.get(place)?.uncertain);
    expect(unknown).toEqual(expect.arrayContaining(twice));
    if (uncertain === "resend") expect(lost).toEqual([]);
    else {
      expect(twice).toEqual([]);
      expect(unknown).toEqual(expect.arrayContaining(lost));
    }
    // Each has one Message-ID, however often it came.
    const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/mu.exec(raw)?.[1]);
    expect(new Set(ids).size).toBe(INBOXES - lost.length);
    expect(smtp.violations).toEqual([]);
  },
);

/** Inboxes whose daily slot passed an hour ago, so that all are due at once. */
async function fillFolder(dataDir: string): Promise<void> {
  const database = openDatabase({ dataDir });
  const channels = await channelsIn(database);
  const due = Date.now() - HOUR;
  const time = new Date(due).toISOString().slice(11, 16);
  const schedule = { days: [1, 2, 3, 4, 5, 6, 7], time, zone: "UTC" } as const;
  const topic = { topic: { kind: "trending" }, limit: 5, by: "email:me" } as const;
  for (const place of places)
    await channels.put(
      addSubscription(newChannel(place, schedule, due - HOUR), { ...topic, id: "t", since: due }),
    );
  database.close();
}

/** A bot that nobody kills, as often as it takes until every inbox has its end. */
async function liveOn(dataDir: string, smtp: FakeSmtp, uncertain: string) {
  for (let run = 0; run < 5; run++) {
    const already = smtp.mails.length;
    const child = start(dataDir, smtp, uncertain);
    await until(() => smtp.mails.length > already);
    for (let before = -1; before < smtp.mails.length; await delay(QUIET_MS))
      before = smtp.mails.length;
    child.kill("SIGTERM");
    expect(await once(child, "close")).toEqual([0, null]);
    const ends = await endsOf(dataDir);
    if (ends.size === INBOXES) return ends;
  }
  throw new Error("Some inboxes have no end.");
}

/** How the slot of each inbox ended; the bot must have stopped, since it has the folder for itself. */
async function endsOf(dataDir: string): Promise<Map<Place, { readonly uncertain: boolean }>> {
  const database = openDatabase({ dataDir });
  try {
    const ledger = createLedger(database);
    const ends = new Map<Place, { readonly uncertain: boolean }>();
    for (const place of places) {
      const outcome = (await ledger.get(place))?.ends.at(-1)?.outcome;
      if (outcome) ends.set(place, { uncertain: "uncertain" in outcome && outcome.uncertain });
    }
    return ends;
  } finally {
    database.close();
  }
}

function start(dataDir: string, { port }: FakeSmtp, uncertain: string): ChildProcess {
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    SOURCES: "sample",
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    EMAIL_FROM: "papers@example.org",
    EMAIL_TLS: "optional",
    EMAIL_PER_MINUTE: "60000",
    EMAIL_UNCERTAIN: uncertain,
    PUBLIC_URL: "https://papers.example.org",
    PORT: "0",
  };
  return spawn(process.execPath, [compiled], { env, stdio: ["ignore", "ignore", "inherit"] });
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error("It did not come to that in time.");
    await delay(5);
  }
}
