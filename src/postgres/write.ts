import { StoreError } from "../errors.ts";
import type { Fence } from "./fence.ts";
import type { Postgres } from "./postgres.ts";

/**
 * Runs a write that begins with `WITH held …, changed AS (…)`, with the fence's role, number and turn as
 * $1 to $3 and the values from $4 on.
 * @returns the `name` of each row that it changed
 * @throws StoreError when the lease is another's, and then nothing was changed
 */
export async function write(
  postgres: Pick<Postgres, "query">,
  { role, number, turn }: Fence,
  sql: string,
  values: readonly unknown[],
): Promise<readonly string[]> {
  const rows = await postgres.query(
    `${sql} SELECT changed.name FROM held LEFT JOIN changed ON true`,
    [role, number, turn(), ...values],
  );
  if (rows.length === 0) throw new StoreError(LOST, LOST_SAYS);
  return rows.flatMap(({ name }) => (typeof name === "string" ? [name] : []));
}

const LOST = "Another process of Offprint has taken over, so nothing was saved.";
const LOST_SAYS = "It was not saved: this bot is just being taken over. Please try again.";
