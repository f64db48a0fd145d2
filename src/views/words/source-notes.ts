import type { Block, Span } from "../../chat/message.ts";
import { describeList } from "../../query/say/describe-list.ts";
import { isSilent, type SourceReport } from "../../sources/source.ts";
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

/** `Hugging Face and arXiv could not be asked`, for a sentence that must not read as "there is nothing"; undefined when all could. */
export function silenceWords(sources: readonly SourceReport[]): string | undefined {
  const silent = sources.filter(isSilent).map(({ title }) => title);
  return silent.length > 0 ? `${describeList(silent, "and")} could not be asked` : undefined;
}
