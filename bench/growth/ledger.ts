import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "../../src/chat/place.ts";
import { sending, sent } from "../../src/delivery/transitions/parts.ts";
import { delivered, planned } from "../../src/delivery/transitions/slots.ts";
import {
  type ChannelLedger,
  type Ledger,
  newLedger,
  type PendingDigest,
} from "../../src/ledger/ledger.ts";
import { createLedger } from "../../src/ledger/sqlite-ledger.ts";
import type { PaperId } from "../../src/paper/id.ts";
import { readInteger } from "../../src/stores/cells.ts";
import { type Database, openDatabase } from "../../src/stores/database.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { percentile, threadMs } from "../measure.ts";
import { mulberry32 } from "../mulberry32.ts";

const CHANNELS = 200;
const DAYS = 365;
const PAPERS = 8;
/** Papers of a topic that the composer asks about before its digest is full. */
const CANDIDATES = 100;
const START = Date.UTC(2026, 0, 1, 9);

/** The records of one daily digest: a channel's first, and the same channel's after a year of them. */
export async function ledgerGrowth(): Promise<BenchResult[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "offprint-growth-"));
  const database = openDatabase({ dataDir });
  try {
    const ledger = createLedger(database);
    const random = mulberry32(7);
    // Others' first, so that the code is compiled.
    for (let n = 0; n < CHANNELS; n++) await record(ledger, CHANNELS + n, 0, random);
    const first = await recordAll(ledger, 0, random);
    for (let day = 1; day < DAYS; day++) await pass(database, ledger, day, random);
    const after = await recordAll(ledger, DAYS, random);
    const name = `growth: records of one digest of ${PAPERS} papers, after a year of daily ones`;
    return [
      besidePeer(row(name, after, "cpu ms"), "first day", first),
      row("growth: kept of a channel, after a year", kept(database) / CHANNELS / 1024, "KB"),
    ];
  } finally {
    database.close();
    rmSync(dataDir, { recursive: true });
  }
}

/** Processor time of the median channel, in milliseconds. */
async function recordAll(ledger: Ledger, day: number, random: () => number): Promise<number> {
  const costs: number[] = [];
  for (let channel = 0; channel < CHANNELS; channel++) {
    const before = threadMs();
    await record(ledger, channel, day, random);
    costs.push(threadMs() - before);
  }
  return percentile(costs, 50);
}

/** One look at a channel whose digest is posted at once, with a record at each step. */
async function record(ledger: Ledger, channel: number, day: number, random: () => number) {
  const known = await read(ledger, channel);
  for (let n = 0; n < CANDIDATES; n++) known.seen.has(paperOf(day, random));
  const at = START + day * DAY;
  const plan = planned(known, digestOf(at, day, random));
  await ledger.put(plan);
  const claimed = sending(plan, 0, { attempt: 1 }, at);
  await ledger.put(claimed);
  await ledger.put(ended(claimed, at + 900));
}

/** A day of all channels, in one transaction. */
async function pass(database: Database, ledger: Ledger, day: number, random: () => number) {
  const at = START + day * DAY;
  const before = await Promise.all(Array.from({ length: CHANNELS }, (_, n) => read(ledger, n)));
  const puts = database.transaction(() =>
    before.map((known) => ledger.put(ended(planned(known, digestOf(at, day, random)), at + 900))),
  );
  await Promise.all(puts);
}

function ended(ledger: ChannelLedger, at: number): ChannelLedger {
  return delivered(sent(ledger, 0, `13${String(at).padStart(17, "0")}`, at), at);
}

async function read(ledger: Ledger, channel: number): Promise<ChannelLedger> {
  const place: Place = `discord:1${String(channel).padStart(17, "0")}/1${String(channel).padStart(17, "0")}`;
  return (await ledger.get(place)) ?? newLedger(place, START - DAY);
}

function digestOf(at: number, day: number, random: () => number): PendingDigest {
  const papers = Array.from({ length: PAPERS }, () => paperOf(day, random));
  const slot = { date: new Date(at).toISOString().slice(0, 10), time: "09:00", at };
  return {
    slot,
    coalesced: [],
    asOf: at,
    late: false,
    deadline: at + 12 * HOUR,
    postedKey: "p0123456789abcdef01234",
    parts: [
      {
        deliveryId: "abcdefghijklmnopqrstuv",
        messageKey: "k0123456789abcdef01234",
        papers,
        state: { kind: "planned" },
      },
    ],
  };
}

/** One of the 16,000 papers of its month. */
function paperOf(day: number, random: () => number): PaperId {
  const month = String(1 + Math.floor((day % 365) / 31)).padStart(2, "0");
  return `arxiv:26${month}.${String(Math.floor(random() * 16_000)).padStart(5, "0")}`;
}

/** Bytes of the pages of what the ledger keeps. */
function kept(database: Database): number {
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const sizes = database.prepare(
    `SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE 'ledger%' OR name LIKE 'sqlite_autoindex_ledger%'`,
  );
  return readInteger(sizes.get()?.bytes);
}
