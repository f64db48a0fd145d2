/**
 * What a write carries to be let in: the number of the lease it is made under, and its turn among the
 * writes under that lease, so that one that arrives late does not undo a later one. After
 * M. Kleppmann, *How to do distributed locking* (2016): a lease alone does not stop who slept through it.
 */
export interface Fence {
  readonly role: string;
  /** Grows with each holder, over all roles. */
  readonly number: number;
  /** From 1. */
  turn(): number;
}

export function createFence(role: string, number: number): Fence {
  let turns = 0;
  return { role, number, turn: () => ++turns };
}

/** Lets no write in, for whoever only reads. */
export const NO_FENCE = createFence("none", 0);

/** For the beginning of a statement: `held` has a row while the lease is this one, and then it stays so until the end. $1 to $3 are role, number and turn. */
export const HELD = `held AS MATERIALIZED (
  SELECT number, $3::bigint AS turn FROM leases WHERE role = $1 AND number = $2 FOR KEY SHARE
)`;
