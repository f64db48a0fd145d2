import type { Paper } from "../../src/paper/paper.ts";
import type { Corpus } from "./corpus.ts";

/** An engine with papers in it. Each search asks for the first ten, and for the total where it can be had. */
export interface Engine {
  all(words: readonly string[]): Done;
  any(words: readonly string[]): Done;
  /** Left out where there are no phrases. */
  phrase?(words: readonly string[]): Done;
  similar(paper: Paper): Done;
  /** Ends once nothing goes on beside searches; left out where nothing does. */
  readonly atRest?: Promise<unknown>;
}

type Done = Promise<void> | void;

/** How one of the engines is used, as its own documentation shows it. */
export interface EngineKind {
  readonly name: string;
  /** Fetches what is needed and not there, which is not measured. */
  install?(): void;
  /** Leaves all that is needed to open it in a folder that exists; left out by what keeps no files. */
  build?(folder: string, corpus: Corpus): Promise<void>;
  /** @param corpus what it was built from, for what keeps no files */
  open(folder: string, corpus: Corpus): Promise<Engine>;
}

/** What engines without "similar" of their own are asked for: any of all the words of a paper. */
export function wordsOf({ title, abstract }: Paper): string[] {
  return distinctWords(`${title} ${abstract}`);
}

export function distinctWords(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))];
}
