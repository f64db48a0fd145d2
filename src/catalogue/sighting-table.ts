import type { PaperId } from "../paper/id.ts";
import type { Sighting } from "../paper/paper.ts";
import type { SourceCopy } from "../paper/source-copy.ts";
import { readInteger, readText } from "../stores/cells.ts";
import type { Cell, Database, Row } from "../stores/database.ts";
import type { Instant } from "../time/instant.ts";
import { paperId } from "./paper-record.ts";

/**
 * How counts moved. A row is a change of what a source says; that it said the same again, and so that
 * a paper did not grow rather than was not looked at, is told by the moment it last said anything.
 */
export interface SightingTable {
  /** Notes the copy's counts if they differ from those before; `own` is what the source had said latest of all, if it had. */
  record(copy: SourceCopy, own: SourceCopy | undefined): void;
  /** By paper; see {@link Catalogue.sightings}. */
  between(ids: readonly PaperId[], since: Instant, until: Instant): Map<PaperId, Sighting[]>;
  /** Forgets of the next `papers` after a paper what no look back to `since` or later asks for. @returns the last of them, undefined at the end */
  thin(after: PaperId | "", papers: number, since: Instant): PaperId | undefined;
}

export function createSightingTable(database: Database): SightingTable {
  const sql = prepareAll(database);

  function write(copy: SourceCopy): void {
    const { paper, source, at, votes = null, comments = null, stars = null } = sightingOf(copy);
    sql.write.run(paper, source, at, votes, comments, stars);
  }

  return {
    record(copy, own) {
      const { id } = copy.paper;
      const row = sql.before.get(id, copy.source, copy.at);
      const before = row && readSighting(row);
      if (!isNews(before, sightingOf(copy))) return;
      const isLate = own !== undefined && own.at > copy.at;
      // What the source said last, or last with votes, keeps its moment.
      const ends = isLate ? !sql.after.get(id, copy.source, copy.at) : stops(before, copy);
      if (own && ends) write(own);
      write(copy);
    },
    between(ids, since, until) {
      const wanted = JSON.stringify([...new Set(ids)]);
      const rows = readRows(sql.between.get(wanted, since, until)?.rows);
      return byPaper(led(rows.map(readSighting), since));
    },
    thin(after, papers, since) {
      const last = sql.last.get(after, papers)?.paper;
      if (!last) return undefined;
      sql.thin.run(after, last, since);
      return paperId(last);
    },
  };
}

function isNews(before: Sighting | undefined, now: Sighting): boolean {
  return before ? counts.some((name) => before[name] !== now[name]) : hasCounts(now);
}

function stops(before: Sighting | undefined, { paper }: SourceCopy): boolean {
  return before?.votes !== undefined && paper.votes === undefined;
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

/** Many rows that come as one text are read in half of the time [trial libsql-rows]. */
function readRows(cell: Cell | undefined): Row[] {
  return JSON.parse(readText(cell));
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

/** Of those before a moment, only the last of each source. */
function led(sightings: readonly Sighting[], since: Instant): Sighting[] {
  const last = new Map<string, Sighting>();
  for (const each of sightings) if (each.at < since) last.set(`${each.paper} ${each.source}`, each);
  return sightings.filter(
    (each) => each.at >= since || last.get(`${each.paper} ${each.source}`) === each,
  );
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
    after: database.prepare(
      "SELECT 1 FROM sightings WHERE paper = ? AND source = ? AND at > ? LIMIT 1",
    ),
    between: database.prepare(
      `SELECT json_group_array(json_object('paper', paper, 'source', source, 'at', at,
         'votes', votes, 'comments', comments, 'stars', stars)) AS rows FROM (
       SELECT seen.* FROM json_each(?1) AS wanted CROSS JOIN sightings AS seen
       ON seen.paper = wanted.value AND seen.at <= ?3 AND (seen.at >= ?2 OR seen.at =
         (SELECT max(at) FROM sightings AS earlier WHERE earlier.paper = seen.paper
          AND earlier.source = seen.source AND earlier.at < ?2))
       UNION ALL
       SELECT seen.paper, seen.source, min(heard.at, ?3), votes, comments, stars
       FROM json_each(?1) AS wanted CROSS JOIN finds AS heard ON heard.paper = wanted.value
       CROSS JOIN sightings AS seen ON seen.paper = heard.paper AND seen.source = heard.source
         AND seen.at = (SELECT max(at) FROM sightings AS last WHERE last.paper = heard.paper
           AND last.source = heard.source AND last.at <= ?3)
       WHERE min(heard.at, ?3) > seen.at
         AND EXISTS (SELECT 1 FROM sightings WHERE paper = wanted.value)
       ORDER BY paper, at, source)`,
    ),
    last: database.prepare(
      `SELECT max(paper) AS paper FROM (
         SELECT DISTINCT paper FROM sightings WHERE paper > ? ORDER BY paper LIMIT ?
       )`,
    ),
    thin: database.prepare(
      `DELETE FROM sightings WHERE paper > ?1 AND paper <= ?2 AND at < (
         SELECT max(at) FROM sightings AS later WHERE later.paper = sightings.paper
         AND later.source = sightings.source AND later.at <= ?3)`,
    ),
  };
}
