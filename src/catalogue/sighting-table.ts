import type { PaperId } from "../paper/id.ts";
import type { Sighting } from "../paper/paper.ts";
import type { SourceCopy } from "../paper/source-copy.ts";
import { readInteger, readText } from "../stores/cells.ts";
import type { Database, Row } from "../stores/database.ts";
import { HOUR } from "../time/durations.ts";
import type { Instant } from "../time/instant.ts";
import { paperId } from "./paper-record.ts";

/** Unchanged counts are noted again after this long, to tell "no growth" from "not looked". */
export const REPEAT_AFTER_MS = 6 * HOUR;

export interface SightingTable {
  /** Notes the copy's counts if they differ from the sighting before it, or that one is old. */
  record(copy: SourceCopy): void;
  /** By paper: at or after `since`, oldest first, led by each source's last one before `since`. */
  since(ids: readonly PaperId[], since: Instant): Map<PaperId, Sighting[]>;
}

export function createSightingTable(database: Database): SightingTable {
  const sql = prepareAll(database);
  return {
    record(copy) {
      const sighting = sightingOf(copy);
      const { paper, source, at, votes = null, comments = null, stars = null } = sighting;
      const row = sql.before.get(paper, source, at);
      if (isNews(row && readSighting(row), sighting))
        sql.write.run(paper, source, at, votes, comments, stars);
    },
    since(ids, since) {
      const rows = sql.since.all(JSON.stringify([...new Set(ids)]), since);
      return byPaper(rows.map(readSighting));
    },
  };
}

function isNews(before: Sighting | undefined, now: Sighting): boolean {
  if (!before) return hasCounts(now);
  if (counts.some((name) => before[name] !== now[name])) return true;
  return hasCounts(now) && now.at - before.at >= REPEAT_AFTER_MS;
}

function hasCounts(sighting: Sighting): boolean {
  return counts.some((name) => sighting[name] !== undefined);
}

const counts = ["votes", "comments", "stars"] as const;

function sightingOf({ source, at, paper: { id, votes, comments, stars } }: SourceCopy): Sighting {
  return {
    paper: id,
    source,
    at,
    ...(votes !== undefined && { votes }),
    ...(comments !== undefined && { comments }),
    ...(stars !== undefined && { stars }),
  };
}

function readSighting(row: Row): Sighting {
  return {
    paper: paperId(row.paper),
    source: readText(row.source),
    at: readInteger(row.at),
    ...(row.votes !== null && { votes: readInteger(row.votes) }),
    ...(row.comments !== null && { comments: readInteger(row.comments) }),
    ...(row.stars !== null && { stars: readInteger(row.stars) }),
  };
}

function byPaper(sightings: readonly Sighting[]): Map<PaperId, Sighting[]> {
  const groups = new Map<PaperId, Sighting[]>();
  for (const sighting of sightings) {
    const group = groups.get(sighting.paper);
    if (group) group.push(sighting);
    else groups.set(sighting.paper, [sighting]);
  }
  return groups;
}

function prepareAll(database: Database) {
  return {
    before: database.prepare(
      `SELECT * FROM sightings WHERE paper = ? AND source = ? AND at <= ? ORDER BY at DESC LIMIT 1`,
    ),
    write: database.prepare(
      `INSERT OR REPLACE INTO sightings (paper, source, at, votes, comments, stars)
       VALUES (?, ?, ?, ?, ?, ?)`,
    ),
    since: database.prepare(
      `SELECT seen.* FROM json_each(?1) AS wanted CROSS JOIN sightings AS seen
       ON seen.paper = wanted.value AND seen.at >= coalesce(
         (SELECT max(at) FROM sightings AS earlier WHERE earlier.paper = seen.paper
          AND earlier.source = seen.source AND earlier.at < ?2), ?2)
       ORDER BY seen.paper, seen.at, seen.source`,
    ),
  };
}
