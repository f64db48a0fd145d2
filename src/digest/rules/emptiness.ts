import type { SourceReport, VerdictStatus } from "../../sources/source.ts";
import type { Emptiness } from "../digest.ts";

const UNREADABLE: readonly VerdictStatus[] = ["down", "limited", "stale"];

/** Why a digest has no papers: never "nothing new" while a source could not be read. */
export function emptinessOf(topics: number, sources: readonly SourceReport[]): Emptiness {
  if (topics === 0) return { kind: "no-topics" };
  const unread = sources.filter(couldNotBeRead);
  if (unread.length > 0) return { kind: "could-not-look", unread };
  const resting = sources.filter(({ verdict }) => verdict.status === "holiday");
  return resting.length > 0 ? { kind: "holiday", resting } : { kind: "nothing-new" };
}

/** Whether a source could not be looked at. */
export function isUnread(sources: readonly SourceReport[]): boolean {
  return sources.some(couldNotBeRead);
}

function couldNotBeRead({ verdict }: SourceReport): boolean {
  return UNREADABLE.includes(verdict.status);
}
