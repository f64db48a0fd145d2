import type { Block, Span } from "../../chat/message.ts";
import { describeList } from "../../query/say/describe-list.ts";
import { isAsking, isSilent, type SourceReport } from "../../sources/source.ts";
import { join } from "../papers/paper-item.ts";
import { verdictWords } from "./verdicts.ts";

/** One line on how far each source can be trusted just now: `Hugging Face fresh, 08:55 · arXiv has a holiday until Friday.` */
export function sourceNotes(sources: readonly SourceReport[]): Block[] {
  if (sources.length === 0) return [];
  return [{ kind: "note", text: ["Sources: ", ...join(sources.map(describe), " · ")] }];
}

function describe({ title, verdict }: SourceReport): Span[] {
  if (verdict.status !== "fresh") return [verdictWords({ title, verdict })];
  return [`${title} fresh, `, { kind: "time", at: verdict.at, style: "time" }];
}

/**
 * `Hugging Face could not be asked, and arXiv is still being asked`, for a sentence that must not read
 * as "there is nothing"; undefined when all have answered.
 */
export function silenceWords(sources: readonly SourceReport[]): string | undefined {
  const asking = titles(sources.filter(isAsking));
  const silent = titles(sources.filter((report) => isSilent(report) && !isAsking(report)));
  const be = asking.length > 1 ? "are" : "is";
  const clauses = [
    ...(silent.length > 0 ? [`${describeList(silent, "and")} could not be asked`] : []),
    ...(asking.length > 0 ? [`${describeList(asking, "and")} ${be} still being asked`] : []),
  ];
  return clauses.length > 0 ? clauses.join(", and ") : undefined;
}

function titles(sources: readonly SourceReport[]): string[] {
  return sources.map(({ title }) => title);
}
