import { schedule } from "node-cron";

/**
 * Calls `tick` at the start of every minute until the returned function is called. The pattern is
 * fixed: what is due comes from the ledger, so a minute that is missed or doubled changes nothing.
 */
export function minuteTicks(tick: () => void): () => void {
  const task = schedule("* * * * *", tick, { suppressMissedWarning: true });
  return () => void task.destroy();
}
