import type { Place } from "../chat/place.ts";
import type { AccompanyingDocuments } from "../postgres/accompanying-documents.ts";
import { type Fence, HELD } from "../postgres/fence.ts";
import type { Postgres, PostgresRow } from "../postgres/postgres.ts";
import { write } from "../postgres/write.ts";
import type { Clock } from "../time/clock.ts";
import { doTogether } from "../time/do-together.ts";
import {
  type ChannelLedger,
  CorruptLedger,
  type Ledger,
  type LedgerHead,
  newLedger,
} from "./ledger.ts";
import { readRecord } from "./ledger-record.ts";
import { type Put, putStatement } from "./put-statement.ts";
import { type SeenPapers, seenPapers } from "./seen-papers.ts";

/** Most that one statement takes; those of more channels follow in the next. */
const MOST = 200;
/**
 * How long the next statement waits after the last, so that more go in it. A post waits for two, which
 * is little beside what its platform takes.
 */
const PUT_EVERY_MS = 25;
const GET_EVERY_MS = 10;

export interface PostgresLedgerDeps {
  readonly postgres: Postgres;
  readonly fence: Fence;
  readonly clock: Pick<Clock, "sleep">;
  /** What goes along with the next ledger that is written. */
  readonly along?: Pick<AccompanyingDocuments, "unwritten" | "written">;
}

/** What is known of the server's rows. */
interface State extends PostgresLedgerDeps {
  /** Values that are in the table as they are. */
  readonly stored: WeakMap<SeenPapers, Place>;
}

/**
 * Ledgers in PostgreSQL, let in by the fence: a row each, and the papers seen in a row beside it. Puts
 * that come shortly after each other go together in one statement, which is one commit, and so do gets.
 */
export function createPostgresLedger(deps: PostgresLedgerDeps): Ledger {
  const { postgres, fence, clock } = deps;
  const state: State = { ...deps, stored: new WeakMap() };
  const getRow = doTogether<Place, PostgresRow | undefined>({
    run: (places) => getRows(state, places),
    take: ({ length }) => Math.min(length, MOST),
    rest: () => clock.sleep(GET_EVERY_MS),
  });
  const putSoon = doTogether<Put, void>({
    async run(puts) {
      await put(state, puts);
      return () => {};
    },
    take: takeOnceEach,
    rest: () => clock.sleep(PUT_EVERY_MS),
  });
  return {
    get: async (place) => readLedger(state, place, await getRow(place)),
    put: (ledger) => putSoon({ ledger, turn: fence.turn() }),
    delete: async (place) => void (await write(postgres, fence, DELETE, [place])),
    heads: async () => (await postgres.query(HEADS)).map(headOf),
    async setAside(place, now) {
      const seen = await readSeen(state, place);
      await write(postgres, fence, SET_ASIDE, [place, now]);
      await put(state, [{ ledger: { ...newLedger(place, now), seen }, turn: fence.turn() }]);
    },
  };
}

async function getRows({ postgres }: State, places: readonly Place[]) {
  const rows = await postgres.query(GET, [places]);
  const byPlace = new Map(rows.map((row) => [row.place, row]));
  return (place: Place) => byPlace.get(place);
}

function readLedger(
  state: State,
  place: Place,
  row: PostgresRow | undefined,
): ChannelLedger | undefined {
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

/** A statement changes a row once: a second put of a place waits for the next. */
function takeOnceEach(waiting: readonly Put[]): number {
  const places = new Set<Place>();
  for (const { ledger } of waiting) {
    if (places.size >= MOST || places.has(ledger.place)) break;
    places.add(ledger.place);
  }
  return places.size;
}

async function put({ postgres, fence, stored, along }: State, puts: readonly Put[]): Promise<void> {
  const ledgers = puts.map(({ ledger }) => ledger);
  const changed = ledgers.filter(({ place, seen }) => stored.get(seen) !== place);
  const documents = along?.unwritten() ?? [];
  const { sql, values } = putStatement(puts, changed, documents);
  await write(postgres, fence, sql, values);
  for (const { place, seen } of changed) stored.set(seen, place);
  along?.written(documents);
}

function headOf({ place, accounted_to, pending }: Record<string, unknown>): LedgerHead {
  if (!isPlace(place)) throw new TypeError("Expected a place in the database.");
  return { place, accountedTo: Number(accounted_to), pending: pending === true };
}

function isPlace(value: unknown): value is Place {
  return typeof value === "string" && value.includes(":");
}

const GET = `SELECT place, format, doc, packed FROM ledgers LEFT JOIN ledger_seen USING (place)
  WHERE place = ANY ($1)`;

const HEADS = "SELECT place, accounted_to, pending FROM ledgers";

// In each write $1 to $3 are the fence's.
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
