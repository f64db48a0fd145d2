import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Paper } from "../../src/paper/paper.ts";

/** Papers in a file, read as they are needed: half a million in memory would slow every engine down. */
export interface Corpus {
  readonly count: number;
  /** Papers, so many at a time. */
  batches(size: number): AsyncGenerator<Paper[]>;
}

export function corpusAt(path: string, count: number): Corpus {
  return {
    count,
    async *batches(size) {
      let batch: Paper[] = [];
      for await (const line of createInterface({ input: createReadStream(path) })) {
        batch.push(JSON.parse(line));
        if (batch.length < size) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}

/** @yields the papers, each once it is written */
export function* writtenTo(path: string, papers: Iterable<Paper>): Generator<Paper> {
  const file = openSync(path, "w");
  try {
    for (const paper of papers) {
      writeSync(file, `${JSON.stringify(paper)}\n`);
      yield paper;
    }
  } finally {
    closeSync(file);
  }
}
