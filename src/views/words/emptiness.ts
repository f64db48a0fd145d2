import type { Emptiness } from "../../digest/digest.ts";
import type { SourceReport } from "../../sources/source.ts";
import { SKIPPED } from "./outcomes.ts";
import { verdictWords } from "./verdicts.ts";

/** Why a digest has no papers, in whole sentences. */
export function emptinessWords(empty: Emptiness): string {
  switch (empty.kind) {
    case "no-topics":
      return "No topic is followed here yet. Add one with /papers subscribe.";
    case "could-not-look":
      return `Nothing to show, but not everything could be looked at. ${said(empty.unread)}`;
    case "holiday":
      return `Nothing new on the topics of this digest. ${said(empty.resting)}`;
    case "nothing-new":
      return "Nothing new on the topics of this digest since the last one.";
  }
}

/** The same in a few words, for the record. */
export function emptinessRule(empty: Emptiness): string {
  switch (empty.kind) {
    case "no-topics":
      return SKIPPED.noTopics;
    case "could-not-look":
      return `could not look: ${empty.unread.map(({ title, verdict }) => `${title} ${verdict.status}`).join(", ")}`;
    case "holiday":
      return `${SKIPPED.nothingNew}: holiday`;
    case "nothing-new":
      return SKIPPED.nothingNew;
  }
}

function said(sources: readonly SourceReport[]): string {
  return sources.map(verdictWords).join(" ");
}
