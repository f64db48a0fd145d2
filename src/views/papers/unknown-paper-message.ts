import type { Message } from "../../chat/message.ts";
import { defined } from "../../collections/defined.ts";
import { labelPaperId, type PaperId, printPaperId } from "../../paper/id.ts";
import { isSilent, type SourceReport } from "../../sources/source.ts";
import { silenceWords, sourceNotes } from "../words/source-notes.ts";

/** The paper is not known, and what the sources said lets the reader judge whether it exists. */
export function unknownPaperMessage(id: PaperId, sources: readonly SourceReport[]): Message {
  const sentence = unknownPaperSentence(id, sources);
  const blocks = [{ kind: "text", text: sentence } as const, ...sourceNotes(sources)];
  // Who asks by a program is not told that it does not exist, either.
  const fault = silenceWords(sources) ? ("here" as const) : undefined;
  return { summary: sentence, blocks, empty: true, ...defined({ fault }) };
}

/** Never that no source knows it, while one could not be asked. */
function unknownPaperSentence(paper: PaperId, sources: readonly SourceReport[]): string {
  if (sources.length === 0) return unservedSentence(paper);
  const id = printPaperId(paper);
  const silence = silenceWords(sources);
  if (!silence) return `No source knows a paper ${id}. Check the id, or search by its title.`;
  const others = sources.every(isSilent) ? "" : "No other source knows it. ";
  return `The paper ${id} is not known here, and ${silence}. ${others}Ask again later.`;
}

/** Of a paper that no source could ever be asked for. */
function unservedSentence(paper: PaperId): string {
  return `No source that is asked here names papers like ${labelPaperId(paper)}, and none known here has that id. Search for its title instead, as in “search the title of the paper”.`;
}

/** Of a paper that others are to be like. */
export function nothingLikeSentence(paper: PaperId, sources: readonly SourceReport[]): string {
  return `Nothing is like it: ${unknownPaperSentence(paper, sources)}`;
}
