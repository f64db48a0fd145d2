import { isPaperId, type PaperId, paperLinks } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { Cell } from "../stores/database.ts";
import type { Instant } from "../time/instant.ts";
import { isMembers, patchBetween, patched } from "./merge-patch.ts";

/** A paper in a row of its own: `id`, `published_at`, and what these do not say already. */
export interface PaperRow {
  readonly id: string;
  readonly publishedAt: Instant;
  readonly format: number;
  readonly doc: string;
}

/** Number of the layout that {@link writeDoc} writes; in the first a document said all. */
export const DOC_FORMAT = 2;
const ALL = 1;

export function writeDoc(paper: Paper): string {
  return JSON.stringify(patchBetween(saidBy(paper.id, paper.publishedAt), paper));
}

/**
 * Reads a stored paper. Only its shape is checked, which is what telling a damaged record needs; a
 * full check of every field would make loading tens of thousands of papers slow.
 * @throws Error saying what is wrong with the record
 */
export function readDoc({ id, publishedAt, format, doc }: PaperRow): Paper {
  if (format === ALL) return readWhole(id, doc);
  if (format !== DOC_FORMAT) throw new Error(`format ${format} is unknown`);
  if (!isPaperId(id)) throw new Error("it has no paper's id");
  // As `patched` would, in half the time: nothing but links may be gone.
  const paper: Record<string, unknown> = readPatch(doc);
  const { links } = paper;
  paper.links = isMembers(links) ? patched(paperLinks(id), links) : paperLinks(id);
  paper.id ??= id;
  paper.publishedAt ??= publishedAt;
  paper.keywords ??= [];
  return checked(id, paper);
}

/** A document that says all of a paper. @throws Error saying what is wrong with it */
export function readWhole(id: string, doc: string): Paper {
  return checked(id, JSON.parse(doc));
}

/** Of nearly every paper. */
function saidBy(id: PaperId, publishedAt: Instant) {
  return { id, publishedAt, links: paperLinks(id), keywords: [] };
}

function readPatch(doc: string): Record<string, unknown> {
  const patch: unknown = JSON.parse(doc);
  if (!isMembers(patch)) throw new Error("it does not have the shape of a paper");
  return patch;
}

/** What a source says of a paper, as what differs from the merge of what all say. */
export function writeDifference(merged: Paper, paper: Paper): string {
  return merged === paper ? "{}" : JSON.stringify(patchBetween(merged, paper));
}

/** @throws Error saying what is wrong with the record, or that there is nothing it could differ from */
export function readDifference(id: string, merged: Paper | undefined, doc: string): Paper {
  if (!merged) throw new Error("the paper it differs from cannot be read");
  return checked(id, patched(merged, readPatch(doc)));
}

function checked(id: string, value: unknown): Paper {
  if (!isPaper(value)) throw new Error("it does not have the shape of a paper");
  if (value.id !== id) throw new Error(`it is about ${value.id}`);
  return value;
}

function isPaper(value: unknown): value is Paper {
  return (
    isMembers(value) &&
    ["id", "title", "abstract"].every((name) => typeof value[name] === "string") &&
    ["authors", "categories", "keywords"].every((name) => Array.isArray(value[name])) &&
    typeof value.publishedAt === "number" &&
    isMembers(value.links) &&
    typeof value.links.page === "string"
  );
}

/** A column that holds papers' ids. */
export function paperId(cell: Cell | undefined): PaperId {
  if (!isPaperId(cell)) throw new TypeError("Expected a paper's id in the database.");
  return cell;
}
