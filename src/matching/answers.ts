import type { TopicKey } from "./matcher.ts";
import type { BitRow, Rows } from "./rows.ts";

/** The answers to a batch, gathered topic by topic. */
export interface Answers {
  /** @param row the papers that answer the topic */
  add(row: BitRow, topic: TopicKey): void;
  /** The topics of each paper, in the papers' order. */
  byPaper(): TopicKey[][];
}

/** There may be millions of answers: they are counted first, so that no list has to grow. */
export function createAnswers(papers: number, rows: Rows): Answers {
  const answered: BitRow[] = [];
  const keys: TopicKey[] = [];
  const counts = new Int32Array(papers);

  return {
    add(row, topic) {
      answered.push(row);
      keys.push(topic);
      rows.each(row, (at) => {
        counts[at] = (counts[at] ?? 0) + 1;
      });
    },
    byPaper() {
      const lists = Array.from(counts, (count) => new Array<TopicKey>(count));
      const filled = new Int32Array(papers);
      for (const [n, row] of answered.entries()) {
        const key = keys[n] ?? "";
        rows.each(row, (at) => {
          const list = lists[at];
          const end = filled[at] ?? 0;
          if (list) list[end] = key;
          filled[at] = end + 1;
        });
      }
      return lists;
    },
  };
}
