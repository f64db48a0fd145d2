import type { Message } from "../chat/message.ts";
import { arxivIdOf, type PaperId } from "../paper/id.ts";
import type { SourceReport } from "../sources/source.ts";
import { sourceNotes } from "./source-notes.ts";

/** The paper is not known, and what the sources said lets the reader judge whether it exists. */
export function unknownPaperMessage(id: PaperId, sources: readonly SourceReport[]): Message {
  const sentence = `No source knows a paper ${arxivIdOf(id)}. Check the id, or search by its title.`;
  return { summary: sentence, blocks: [{ kind: "text", text: sentence }, ...sourceNotes(sources)] };
}
