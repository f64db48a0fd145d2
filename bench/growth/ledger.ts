import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "../../src/chat/place.ts";
import type { ChannelLedger, Ledger, PendingDigest } from "../../src/ledger/ledger.ts";
import type { PaperId } from "../../src/paper/id.ts";
import { readInteger } from "../../src/stores/cells.ts";
import type { Database } from "../../src/stores/database.ts";
import { DAY, HOUR } from "../../src/time/durations.ts";
import { type BenchResult, besidePeers, row } from "../bench-result.ts";
import { type BenchedBuild, buildBefore, thisBuild } from "../build-before.ts";
import { percentile, threadMs } from "../measure.ts";
import { mulberry32 } from "../mulberry32.ts";

const CHANNELS = 200;
/** Of the build before, whose year takes a thousand times as long. */
const FEW_CHANNELS = 4;
/** Digests behind the year that are measured, in all. */
const MEASURED = 200;
/** Of them the first days are measured, and nothing else comes. */
const OTHERS = 10_000;
const DAYS = 365;
const PAPERS = 8;
/** Papers of a topic that the composer asks about before its digest is full. */
const CANDIDATES = 100;
const START = Date.UTC(2026, 0, 1, 9);

/** The records of one daily digest: a channel's first, and the same channel's after a year of them. */
export async function ledgerGrowth(): Promise<BenchResult[]> {
  const ours = await measured(await thisBuild(), CHANNELS);
  const earlier = await buildBefore();
  const before = earlier && (await measured(earlier, FEW_CHANNELS));
  const name = `growth: records of one digest of ${PAPERS} papers, after a year of daily ones`;
  const costs = [
    ["first day", ours.first] as const,
    ...(before ? [["build before, first day", before.first] as const] : []),
    ...(before ? [["build before", before.after] as const] : []),
  ];
  const sizes = before ? [["build before", before.kilobytes] as const] : [];
  return [
    ...besidePeers(row(name, ours.after, "cpu ms"), costs),
    ...besidePeers(row("growth: kept of a channel, after a year", ours.kilobytes, "KB"), sizes),
  ];
}

interface Measured {
  /** Milliseconds of the processor. */
  readonly first: number;
  readonly after: number;
  readonly kilobytes: number;
}

async function measured(build: BenchedBuild, channels: number): Promise<Measured> {
  const dataDir = mkdtempSync(join(tmpdir(), "offprint-growth-"));
  const modules = await modulesOf(build);
  const database = modules.openDatabase({ dataDir });
  try {
    const parts: Parts = { ...modules, ledger: modules.createLedger(database), channels };
    const random = mulberry32(7);
    // Others' first, so that the code is compiled.
    for (let n = 0; n < CHANNELS; n++) await record(parts, OTHERS + n, 0, random);
    const before = kept(database);
    for (let day = 0; day < DAYS; day++) await pass(database, parts, day, random);
    const kilobytes = (kept(database) - before) / channels / 1024;
    const firsts: number[] = [];
    const afters: number[] = [];
    // In turns, so that what else the machine does is the same for both.
    for (let n = 0; n < MEASURED; n++) {
      const day = DAYS + Math.floor(n / channels);
      firsts.push(await costOfOne(parts, 2 * OTHERS + n, day, random));
      afters.push(await costOfOne(parts, n % channels, day, random));
    }
    return { first: percentile(firsts, 50), after: percentile(afters, 50), kilobytes };
  } finally {
    database.close();
    rmSync(dataDir, { recursive: true });
  }
}

/** What a build keeps records with. */
interface Parts extends Awaited<ReturnType<typeof modulesOf>> {
  readonly ledger: Ledger;
  readonly channels: number;
}

type PartSteps = typeof import("../../src/delivery/transitions/parts.ts");
type SlotSteps = typeof import("../../src/delivery/transitions/slots.ts");

async function modulesOf({ modules }: BenchedBuild) {
  const at = (path: string) => import(new URL(path, modules).href);
  const { openDatabase }: typeof import("../../src/stores/database.ts") =
    await at("stores/database.js");
  const { createLedger }: typeof import("../../src/ledger/sqlite-ledger.ts") =
    await at("ledger/sqlite-ledger.js");
  const { newLedger }: typeof import("../../src/ledger/ledger.ts") = await at("ledger/ledger.js");
  // Earlier builds have all steps in one file.
  const earlier = () => at("delivery/transitions.js");
  const { sending, sent }: PartSteps = await at("delivery/transitions/parts.js").catch(earlier);
  const { planned, delivered }: SlotSteps = await at("delivery/transitions/slots.js").catch(
    earlier,
  );
  return { openDatabase, createLedger, newLedger, sending, sent, planned, delivered };
}

/** Processor time of one channel's digest, in milliseconds. */
async function costOfOne(
  parts: Parts,
  channel: number,
  day: number,
  random: () => number,
): Promise<number> {
  const before = threadMs();
  await record(parts, channel, day, random);
  return threadMs() - before;
}

/** One look at a channel whose digest is posted at once, with a record at each step. */
async function record(parts: Parts, channel: number, day: number, random: () => number) {
  const { ledger } = parts;
  const known = await read(parts, channel);
  // Of earlier builds it is a plain object, which is asked in no time.
  if (typeof known.seen.has === "function")
    for (let n = 0; n < CANDIDATES; n++) known.seen.has(paperOf(day, random));
  const at = START + day * DAY;
  const plan = parts.planned(known, digestOf(at, day, random));
  await ledger.put(plan);
  const claimed = parts.sending(plan, 0, { attempt: 1 }, at);
  await ledger.put(claimed);
  await ledger.put(ended(parts, claimed, at + 900));
}

/** A day of all channels, in one transaction. */
async function pass(database: Database, parts: Parts, day: number, random: () => number) {
  const { ledger, planned } = parts;
  const at = START + day * DAY;
  const before = await Promise.all(
    Array.from({ length: parts.channels }, (_, n) => read(parts, n)),
  );
  const puts = database.transaction(() =>
    before.map((known) =>
      ledger.put(ended(parts, planned(known, digestOf(at, day, random)), at + 900)),
    ),
  );
  await Promise.all(puts);
}

function ended({ sent, delivered }: Parts, ledger: ChannelLedger, at: number): ChannelLedger {
  return delivered(sent(ledger, 0, `13${String(at).padStart(17, "0")}`, at), at);
}

async function read({ ledger, newLedger }: Parts, channel: number): Promise<ChannelLedger> {
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
  const year = 26 + Math.floor(day / 365);
  const month = String(1 + Math.floor((day % 365) / 31)).padStart(2, "0");
  return `arxiv:${year}${month}.${String(Math.floor(random() * 16_000)).padStart(5, "0")}`;
}

/** Bytes of the pages of what the ledger keeps. */
function kept(database: Database): number {
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const sizes = database.prepare(
    `SELECT sum(pgsize) AS bytes FROM dbstat
     WHERE name LIKE '%ledger%' OR name LIKE 'seen_papers'`,
  );
  return readInteger(sizes.get()?.bytes);
}
