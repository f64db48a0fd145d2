import { isPaperId, type PaperId } from "../paper/id.ts";
import type { Paper } from "../paper/paper.ts";
import type { Cell } from "../stores/database.ts";

/** Number of the layout that {@link writeDoc} writes. */
export const DOC_FORMAT = 1;

export function writeDoc(paper: Paper): string {
  return JSON.stringify(paper);
}

/**
 * Reads a stored paper. Only its shape is checked, which is what telling a damaged record needs; a
 * full check of every field would make loading tens of thousands of papers slow.
 * @throws Error saying what is wrong with the record
 */
export function readDoc(id: string, format: number, doc: string): Paper {
  if (format !== DOC_FORMAT) throw new Error(`format ${format} is unknown`);
  const value: unknown = JSON.parse(doc);
  if (!isPaper(value)) throw new Error("it does not have the shape of a paper");
  if (value.id !== id) throw new Error(`it is about ${value.id}`);
  return value;
}

function isPaper(value: unknown): value is Paper {
  return (
    isObject(value) &&
    ["id", "title", "abstract"].every((name) => typeof value[name] === "string") &&
    ["authors", "categories", "keywords"].every((name) => Array.isArray(value[name])) &&
    typeof value.publishedAt === "number" &&
    isObject(value.links) &&
    typeof value.links.page === "string"
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** A column that holds papers' ids. */
export function paperId(cell: Cell | undefined): PaperId {
  if (!isPaperId(cell)) throw new TypeError("Expected a paper's id in the database.");
  return cell;
}
