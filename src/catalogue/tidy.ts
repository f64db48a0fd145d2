import { setImmediate as nextTurn } from "node:timers/promises";
import type { PaperId } from "../paper/id.ts";
import type { Database } from "../stores/database.ts";
import { DAY } from "../time/durations.ts";
import type { CopyTable } from "./copy-table.ts";
import type { PaperTable } from "./paper-table.ts";
import type { SightingTable } from "./sighting-table.ts";

interface Tables {
  readonly papers: PaperTable;
  readonly copies: CopyTable;
  readonly sightings: SightingTable;
}

/** The longest window is a month; a day more, for moments that lie a little back. */
const LOOKED_BACK_MS = 31 * DAY;

/** Some milliseconds' work. */
const PART = 32;

/** See `Catalogue.tidy`. What is cut by a crash goes on with the next. */
export async function tidy(
  database: Database,
  tables: Tables,
  signal?: AbortSignal,
): Promise<void> {
  // Nobody waits for it: it reaches the disk with what comes next.
  const inPart = <T>(work: () => T): T => database.transaction(work, "unsynced");
  await walk((after) => inPart(() => packCopies(after, tables)), signal);
  const since = (tables.copies.lastSeen() ?? 0) - LOOKED_BACK_MS;
  await walk((after) => inPart(() => tables.sightings.thin(after, PART, since)), signal);
}

/** From part to part, each told where the one before ended, until there is none. */
async function walk(
  part: (after: PaperId | "") => PaperId | undefined,
  signal?: AbortSignal,
): Promise<void> {
  for (let at: PaperId | "" | undefined = ""; at !== undefined; await nextTurn()) {
    signal?.throwIfAborted();
    at = part(at);
  }
}

/** Copies that an earlier version kept whole, beside papers as they are; whole they stay beside damaged ones. */
function packCopies(after: PaperId | "", { papers, copies }: Tables): PaperId | undefined {
  const ids = copies.whole(after, PART);
  for (const id of ids) {
    const merged = papers.read(id)?.paper;
    if (merged) copies.write(merged, copies.read(id, merged));
  }
  return ids.at(-1);
}
