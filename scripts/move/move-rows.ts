import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { OperatorError } from "../../src/errors.ts";
import { type Cells, LEFT, type Rows, type Table, tables } from "./rows.ts";

const PART = 500;

/**
 * Copies everything from one place to the other, which holds nothing, and reads it back there.
 * @returns how many rows of each table
 * @throws OperatorError when the other place holds something, or not what was written to it
 */
export async function moveRows(from: Rows, to: Rows, names: { from: string; to: string }) {
  for (const table of tables)
    for await (const _ of kept(to, table))
      throw new OperatorError(
        `${names.to} already holds what a bot remembers, so nothing was moved. Name one that is empty.`,
      );
  for (const table of tables) await copy(from, to, table);
  const [before, after] = [await tally(from), await tally(to)];
  if (!isDeepStrictEqual(before, after))
    throw new OperatorError(
      `What ${names.to} holds is not what ${names.from} holds. Go on with ${names.from}, which is as it was, and report this.`,
    );
  return Object.fromEntries(after.map(({ table, count }) => [table, count]));
}

async function copy(from: Rows, to: Rows, table: Table): Promise<void> {
  let part: Cells[] = [];
  for await (const row of kept(from, table)) {
    part.push(row);
    if (part.length < PART) continue;
    await to.write(table, part);
    part = [];
  }
  await to.write(table, part);
}

/** Of each table how many rows, and a hash of all of their cells. */
async function tally(rows: Rows) {
  const tallies = [];
  for (const table of tables) {
    const hash = createHash("sha256");
    let count = 0;
    for await (const row of kept(rows, table)) {
      hash.update(JSON.stringify(row));
      count += 1;
    }
    tallies.push({ table, count, hash: hash.digest("hex") });
  }
  return tallies;
}

async function* kept(rows: Rows, table: Table): AsyncGenerator<Cells> {
  for await (const row of rows.read(table)) {
    const [key] = row;
    const isLeft = table === "documents" && LEFT.some((start) => String(key).startsWith(start));
    if (!isLeft) yield row;
  }
}
