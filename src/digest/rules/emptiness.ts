import type { SourceReport, VerdictStatus } from "../../sources/source.ts";
import type { Emptiness } from "../digest.ts";

const UNREADABLE: readonly VerdictStatus[] = ["down", "limited", "stale"];

/** Why a digest has no papers: never "nothing new" while a source could not be read. */
export function emptinessOf(topics: number, sources: readonly SourceReport[]): Emptiness {
  if (topics === 0) {
    const reason = "This channel has no topics yet. Add one with /papers subscribe.";
    return { kind: "no-topics", rule: "no subscriptions", reason };
  }
  const unread = sources.filter(couldNotBeRead);
  if (unread.length > 0) {
    const rule = `could not look: ${unread.map(({ title, verdict }) => `${title} ${verdict.status}`).join(", ")}`;
    const reason = `Nothing to show, but not everything could be looked at. ${reasons(unread)}`;
    return { kind: "could-not-look", rule, reason };
  }
  const resting = sources.filter(({ verdict }) => verdict.status === "holiday");
  if (resting.length > 0) {
    const reason = `Nothing new on this channel’s topics. ${reasons(resting)}`;
    return { kind: "holiday", rule: "nothing new: holiday", reason };
  }
  const reason = "Nothing new on this channel’s topics since the last digest.";
  return { kind: "nothing-new", rule: "nothing new", reason };
}

/** Whether a source could not be looked at. */
export function isUnread(sources: readonly SourceReport[]): boolean {
  return sources.some(couldNotBeRead);
}

function couldNotBeRead({ verdict }: SourceReport): boolean {
  return UNREADABLE.includes(verdict.status);
}

/** A verdict's reason is a whole sentence that names its source. */
function reasons(sources: readonly SourceReport[]): string {
  return sources
    .map(({ title, verdict }) => verdict.reason ?? `${title} is ${verdict.status}.`)
    .join(" ");
}
