import { randomUUID } from "node:crypto";
import { StoreError, UserError } from "../errors.ts";
import type { Clock } from "../time/clock.ts";
import { MINUTE } from "../time/durations.ts";
import type { Postgres } from "./postgres.ts";

/** What one process asks of whichever holds a role. What is asked and answered goes as JSON. */
export interface Errands {
  /**
   * @returns what the role's holder answered
   * @throws UserError of the holder; StoreError where none answered in time
   */
  ask(role: string, what: unknown, patienceMs?: number): Promise<unknown>;
  /** Does what this role is asked, each once, beside each other, until the signal is aborted. */
  serve(role: string, run: RunErrand, signal: AbortSignal): void;
}

export type RunErrand = (what: unknown) => Promise<unknown>;

export interface ErrandsDeps {
  readonly postgres: Pick<Postgres, "query">;
  readonly clock: Pick<Clock, "sleep">;
  /** Told what failed that nobody asked for in words for people. */
  readonly onError: (error: unknown) => void;
}

/** A role may just be taken over, and what is asked for take its time. */
const PATIENCE_MS = MINUTE;
/** Between two looks at whether an answer has come. */
const LOOK_MS = 200;
/** Between two looks at what is asked, of all roles that are served here at once. */
const SERVE_MS = 300;

interface Serving extends ErrandsDeps {
  readonly served: Map<string, RunErrand>;
  /** The ids of those under way. */
  readonly begun: Set<string>;
  isLooking: boolean;
}

export function createErrands(deps: ErrandsDeps): Errands {
  const serving: Serving = { ...deps, served: new Map(), begun: new Set(), isLooking: false };
  return {
    ask: (role, what, patienceMs = PATIENCE_MS) => ask(deps, role, what, patienceMs),
    serve(role, run, signal) {
      if (signal.aborted) return;
      const { served } = serving;
      served.set(role, run);
      signal.addEventListener("abort", () => {
        if (served.get(role) === run) served.delete(role);
      });
      void keepServing(serving);
    },
  };
}

async function keepServing(serving: Serving): Promise<void> {
  const { served, clock } = serving;
  if (serving.isLooking) return;
  serving.isLooking = true;
  while (served.size > 0) {
    // The loop that looks after roles tells when the database cannot be asked.
    await serveOpen(serving).catch(() => undefined);
    await clock.sleep(SERVE_MS);
  }
  serving.isLooking = false;
}

async function serveOpen(serving: Serving): Promise<void> {
  const { served, postgres } = serving;
  const rows = await postgres.query(OPEN, [[...served.keys()]]);
  for (const { id, role, what } of rows) {
    const run = served.get(String(role));
    if (run) void serveOnce(serving, String(id), String(what), run);
  }
}

async function ask(
  { postgres, clock }: ErrandsDeps,
  role: string,
  what: unknown,
  patienceMs: number,
): Promise<unknown> {
  const id = randomUUID();
  await postgres.query(ASK, [id, role, JSON.stringify(what), patienceMs]);
  for (;;) {
    await clock.sleep(LOOK_MS);
    const [row] = await postgres.query(LOOK, [id]);
    if (row?.answer == null && row?.is_open === true) continue;
    await postgres.query("DELETE FROM errands WHERE id = $1 OR until < clock_timestamp()", [id]);
    if (typeof row?.answer !== "string") throw new StoreError(UNANSWERED, UNANSWERED_SAYS);
    return answerIn(JSON.parse(row.answer));
  }
}

async function serveOnce(
  { postgres, onError, begun }: Serving,
  id: string,
  what: string,
  run: RunErrand,
): Promise<void> {
  if (begun.has(id)) return;
  begun.add(id);
  try {
    const asked: unknown = JSON.parse(what);
    const answer = await run(asked).then((value = null) => ({ value }), refusalOf(onError));
    await postgres.query("UPDATE errands SET answer = $2 WHERE id = $1", [
      id,
      JSON.stringify(answer),
    ]);
  } catch (error) {
    onError(error);
  } finally {
    begun.delete(id);
  }
}

function refusalOf(onError: (error: unknown) => void) {
  return (error: unknown) => {
    if (error instanceof UserError) return { says: error.message };
    onError(error);
    return {};
  };
}

function answerIn(answer: unknown): unknown {
  if (typeof answer === "object" && answer !== null) {
    if ("value" in answer) return answer.value;
    if ("says" in answer) throw new UserError(String(answer.says));
  }
  throw new StoreError("Another process of Offprint failed; see its log.", UNANSWERED_SAYS);
}

const ASK = `INSERT INTO errands (id, role, what, until)
  VALUES ($1, $2, $3, clock_timestamp() + $4 * interval '1 ms')`;

const LOOK = "SELECT answer, until > clock_timestamp() AS is_open FROM errands WHERE id = $1";

const OPEN = `SELECT id, role, what FROM errands
  WHERE role = ANY ($1) AND answer IS NULL AND until > clock_timestamp()`;

const UNANSWERED = "No process of Offprint that could do it has answered.";
const UNANSWERED_SAYS = "It could not be done now. Please try again in a minute.";
