import type { Place } from "../chat/place.ts";
import { type Fence, HELD } from "../postgres/fence.ts";
import type { Postgres } from "../postgres/postgres.ts";
import { write } from "../postgres/write.ts";
import {
  type ChannelLedger,
  CorruptLedger,
  type Ledger,
  type LedgerHead,
  newLedger,
} from "./ledger.ts";
import { RECORD_FORMAT, readRecord, writeRecord } from "./ledger-record.ts";
import { type SeenPapers, seenPapers } from "./seen-papers.ts";

/** A ledger on its way to the server. */
interface Waiting {
  readonly ledger: ChannelLedger;
  readonly turn: number;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Most that one statement takes; those of more channels follow in the next. */
const MOST = 200;

/** What is known of the server's rows. */
interface State {
  readonly postgres: Postgres;
  readonly fence: Fence;
  /** Values that are in the table as they are. */
  readonly stored: WeakMap<SeenPapers, Place>;
  readonly waiting: Waiting[];
  isSending: boolean;
}

/**
 * Ledgers in PostgreSQL, let in by the fence: a row each, and the papers seen in a row beside it. Puts
 * that come while one is under way go together in the next statement, which is one commit.
 */
export function createPostgresLedger(postgres: Postgres, fence: Fence): Ledger {
  const state: State = { postgres, fence, stored: new WeakMap(), waiting: [], isSending: false };
  return {
    get: (place) => get(state, place),
    put: (ledger) =>
      new Promise<void>((done, failed) => {
        state.waiting.push({ ledger, turn: fence.turn(), done, failed });
        void sendAll(state);
      }),
    delete: async (place) => void (await write(postgres, fence, DELETE, [place])),
    heads: async () => (await postgres.query(HEADS)).map(headOf),
    async setAside(place, now) {
      const seen = await readSeen(state, place);
      await write(postgres, fence, SET_ASIDE, [place, now]);
      await put(state, [{ ...newLedger(place, now), seen }], [fence.turn()]);
    },
  };
}

async function get(state: State, place: Place): Promise<ChannelLedger | undefined> {
  const [row] = await state.postgres.query(GET, [place]);
  if (!row) return undefined;
  const seen = seenIn(state, place, row.packed);
  try {
    return { place, ...readRecord(Number(row.format), String(row.doc)), seen };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CorruptLedger(place, reason, { cause });
  }
}

async function readSeen(state: State, place: Place): Promise<SeenPapers> {
  const [row] = await state.postgres.query("SELECT packed FROM ledger_seen WHERE place = $1", [
    place,
  ]);
  return seenIn(state, place, row?.packed);
}

const NOTHING = new Uint8Array();

function seenIn({ stored }: State, place: Place, packed: unknown): SeenPapers {
  const seen = seenPapers(packed instanceof Uint8Array ? packed : NOTHING);
  stored.set(seen, place);
  return seen;
}

/** One statement after the other; each takes what has come until then. */
async function sendAll(state: State): Promise<void> {
  if (state.isSending) return;
  state.isSending = true;
  // Those that are put in the same turn of the loop go together.
  await Promise.resolve();
  while (state.waiting.length > 0) {
    const batch = takeBatch(state.waiting);
    try {
      await put(
        state,
        batch.map(({ ledger }) => ledger),
        batch.map(({ turn }) => turn),
      );
      for (const { done } of batch) done();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }
  state.isSending = false;
}

/** A statement changes a row once: a second put of a place waits for the next. */
function takeBatch(waiting: Waiting[]): Waiting[] {
  const places = new Set<Place>();
  let length = 0;
  for (const { ledger } of waiting) {
    if (length >= MOST || places.has(ledger.place)) break;
    places.add(ledger.place);
    length += 1;
  }
  return waiting.splice(0, length);
}

async function put(
  { postgres, fence, stored }: State,
  ledgers: readonly ChannelLedger[],
  turns: readonly number[],
): Promise<void> {
  const changed = ledgers.filter(({ place, seen }) => stored.get(seen) !== place);
  await write(postgres, fence, changed.length > 0 ? PUT_WITH_SEEN : PUT, [
    ledgers.map(({ place }) => place),
    ledgers.map(({ accountedTo }) => accountedTo),
    ledgers.map(({ pending }) => pending !== undefined),
    RECORD_FORMAT,
    ledgers.map(writeRecord),
    turns,
    ...(changed.length > 0
      ? [changed.map(({ place }) => place), changed.map(({ seen }) => Buffer.from(seen.packed))]
      : []),
  ]);
  for (const { place, seen } of changed) stored.set(seen, place);
}

function headOf({ place, accounted_to, pending }: Record<string, unknown>): LedgerHead {
  if (!isPlace(place)) throw new TypeError("Expected a place in the database.");
  return { place, accountedTo: Number(accounted_to), pending: pending === true };
}

function isPlace(value: unknown): value is Place {
  return typeof value === "string" && value.includes(":");
}

const GET = `SELECT format, doc, packed FROM ledgers LEFT JOIN ledger_seen USING (place)
  WHERE place = $1`;

const HEADS = "SELECT place, accounted_to, pending FROM ledgers";

// In each write $1 to $3 are the fence's.
const PUT = `WITH ${HELD}, changed AS (
    INSERT INTO ledgers (place, accounted_to, pending, format, doc, number, turn)
    SELECT place, accounted_to, pending, $7, doc, held.number, given.turn
    FROM unnest($4::text[], $5::bigint[], $6::boolean[], $8::text[], $9::bigint[])
      AS given (place, accounted_to, pending, doc, turn), held
    ON CONFLICT (place) DO UPDATE SET accounted_to = excluded.accounted_to,
      pending = excluded.pending, format = excluded.format, doc = excluded.doc,
      number = excluded.number, turn = excluded.turn
    WHERE (ledgers.number, ledgers.turn) < (excluded.number, excluded.turn)
    RETURNING place AS name
  )`;

const PUT_WITH_SEEN = `${PUT}, seen AS (
    INSERT INTO ledger_seen (place, packed, number, turn)
    SELECT given.place, packed, held.number, held.turn
    FROM unnest($10::text[], $11::bytea[]) AS given (place, packed)
      JOIN changed ON changed.name = given.place, held
    ON CONFLICT (place) DO UPDATE SET packed = excluded.packed,
      number = excluded.number, turn = excluded.turn
  )`;

const DELETE = `WITH ${HELD}, aside AS (
    DELETE FROM ledgers_aside USING held WHERE place = $4
  ), seen AS (
    DELETE FROM ledger_seen USING held WHERE place = $4
  ), changed AS (
    DELETE FROM ledgers USING held WHERE place = $4 RETURNING place AS name
  )`;

const SET_ASIDE = `WITH ${HELD}, gone AS (
    DELETE FROM ledgers_aside USING held WHERE place = $4
  ), changed AS (
    INSERT INTO ledgers_aside (place, at, format, doc)
    SELECT place, $5, format, doc FROM ledgers, held WHERE place = $4 RETURNING place AS name
  )`;
