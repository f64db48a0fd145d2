import { growingBytes } from "../postings/growing.ts";
import { writeGroup } from "./definition-group.ts";
import type { Told } from "./definitions.ts";
import { encodeTerm } from "./dictionary.ts";
import { hashOf } from "./hashes.ts";
import type { ColdParts, Sections } from "./segment-sections.ts";

export type DefinitionColumns = Pick<Sections, "definitionHashes" | "definitionStarts"> &
  Pick<ColdParts, "definitions">;

/** Gathers what the papers of a segment tell. */
export interface GatheredDefinitions {
  /** Papers come one after the other. */
  add(paper: number, told: Told): void;
  /**
   * What is told about one thing stands together, in the order of hashes, which are in memory with
   * where that begins and, behind the last, where it ends.
   */
  columns(): DefinitionColumns;
}

export function gatherDefinitions(): GatheredDefinitions {
  const all = new Map<string, Map<string, number[]>>();
  return {
    add(paper, { about, says }) {
      const told = all.get(about) ?? new Map<string, number[]>();
      all.set(about, told);
      const papers = told.get(says) ?? [];
      told.set(says, papers);
      // In its title and its abstract, for example.
      if (papers.at(-1) !== paper) papers.push(paper);
    },
    columns() {
      const bytes = growingBytes();
      const groups = [...all].map(([about, told]) => ({
        about,
        told,
        hash: hashOf(encodeTerm(about)),
      }));
      groups.sort((one, other) => one.hash - other.hash || (one.about < other.about ? -1 : 1));
      const starts = groups.map(({ about, told }) => {
        const start = bytes.length();
        writeGroup(bytes, about, told);
        return start;
      });
      return {
        definitionHashes: Uint32Array.from(groups, ({ hash }) => hash),
        definitionStarts: Uint32Array.from([...starts, bytes.length()]),
        definitions: bytes.trimmed(),
      };
    },
  };
}
