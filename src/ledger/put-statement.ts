import { keepStatement, type UnwrittenDocument } from "../postgres/accompanying-documents.ts";
import { HELD } from "../postgres/fence.ts";
import type { ChannelLedger } from "./ledger.ts";
import { RECORD_FORMAT, writeRecord } from "./ledger-record.ts";
import { packedIn } from "./seen-papers.ts";

/** A ledger on its way to the server. */
export interface Put {
  readonly ledger: ChannelLedger;
  readonly turn: number;
}

/** A statement for `write`, with its values from $4 on. */
interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Writes ledgers of different places, with the papers seen of those where they have changed, and
 * documents along with them. It has no part for what there is none of.
 */
export function putStatement(
  puts: readonly Put[],
  changed: readonly ChannelLedger[],
  documents: readonly UnwrittenDocument[],
): Statement {
  let { sql, values } = ledgersStatement(puts);
  if (changed.length > 0) {
    sql += PUT_SEEN;
    values = [
      ...values,
      changed.map(({ place }) => place),
      changed.map(({ seen }) => Buffer.from(packedIn(seen))),
    ];
  }
  if (documents.length > 0) {
    const kept = keepStatement(documents, values.length + FENCE_VALUES + 1);
    sql += kept.sql;
    values = [...values, ...kept.values];
  }
  return { sql, values };
}

const FENCE_VALUES = 3;

function ledgersStatement(puts: readonly Put[]): Statement {
  const ledgers = puts.map(({ ledger }) => ledger);
  const values = [
    ledgers.map(({ place }) => place),
    ledgers.map(({ accountedTo }) => accountedTo),
    ledgers.map(({ pending }) => pending !== undefined),
    RECORD_FORMAT,
    ledgers.map(writeRecord),
    puts.map(({ turn }) => turn),
  ];
  return { sql: PUT, values };
}

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

const PUT_SEEN = `, seen AS (
    INSERT INTO ledger_seen (place, packed, number, turn)
    SELECT given.place, packed, held.number, held.turn
    FROM unnest($10::text[], $11::bytea[]) AS given (place, packed)
      JOIN changed ON changed.name = given.place, held
    ON CONFLICT (place) DO UPDATE SET packed = excluded.packed,
      number = excluded.number, turn = excluded.turn
  )`;
