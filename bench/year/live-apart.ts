import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Instant } from "../../src/time/instant.ts";
import type { Costs } from "./ask-commands.ts";

/** Some days of a bot, from one start to its stop. */
export interface LiveOrder {
  readonly dataDir: string;
  readonly channels: number;
  /** When the first day began. */
  readonly began: Instant;
  /** Of all days. */
  readonly from: number;
  readonly to: number;
  readonly days: number;
  /** How often sources are asked. */
  readonly pollMinutes: number;
}

/** What came of them. */
export interface Lived {
  /** Milliseconds of the processor, all threads together, of each day. */
  readonly dayCosts: readonly number[];
  /** Megabytes in use at their end, garbage left out. */
  readonly heap: number;
  /** Of commands at their end. */
  readonly costs: Costs;
  readonly posts: number;
}

/** Lives them in a process of its own. */
export async function liveApart(order: LiveOrder): Promise<Lived> {
  const child = fork(fileURLToPath(new URL("live.js", import.meta.url)));
  const ended = once(child, "exit");
  const tooEarly = ended.then(() => {
    throw new Error("The bot's process ended before its days did.");
  });
  child.send(order);
  const [lived]: Lived[] = await Promise.race([once(child, "message"), tooEarly]);
  tooEarly.catch(() => undefined);
  // Only then its files are as it leaves them.
  await ended;
  if (!lived) throw new Error("The bot's process told nothing.");
  return lived;
}
