import { basename } from "node:path";
import { benchPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";
import { halfTitles } from "./half-titles.ts";
import { ndcg, readJudged } from "./judged.ts";
import { keywordRows } from "./keyword-topics.ts";
import { type Ranked, rankedByOurs, rankedByPorter } from "./ranked.ts";

const TITLES = 250;
const PORTER = "FTS5 porter";

/**
 * Whether the right paper comes first, beside FTS5. `BENCH_DATA` and `BENCH_PAPERS` name papers as for
 * searches; `BENCH_JUDGED` names folders of judged collections, with colons between, and `BENCH_KEYWORDS`
 * papers with keywords.
 */
export async function qualityBench(): Promise<BenchResult[]> {
  const folders = process.env.BENCH_JUDGED?.split(":").filter(Boolean) ?? [];
  const keywords = process.env.BENCH_KEYWORDS;
  return [
    ...titleRows(),
    ...folders.map(judgedRow),
    ...(keywords === undefined ? [] : keywordRows(keywords)),
  ];
}

function titleRows(): BenchResult[] {
  const wanted = Number(process.env.BENCH_PAPERS);
  const papers = [...benchPapers(process.env.BENCH_DATA, wanted > 0 ? wanted : undefined)];
  const [ours, porter] = [rankedByOurs(papers), rankedByPorter(papers)];
  return Array.from(halfTitles(papers, TITLES), ([kind, halves]) => {
    const rank = (ranked: Ranked) =>
      mean(halves.map(({ typed, meant }) => reciprocal(ranked(typed).indexOf(meant.id))));
    return besidePeer(row(`half a title, ${kind}, MRR@10`, rank(ours), ""), PORTER, rank(porter));
  });
}

function judgedRow(folder: string): BenchResult {
  const { papers, questions } = readJudged(folder);
  const worth = (ranked: Ranked) =>
    mean(questions.map((question) => ndcg(ranked(question.text), question.worth)));
  const ours = worth(rankedByOurs(papers));
  return besidePeer(
    row(`${basename(folder)}, nDCG@10`, ours, ""),
    PORTER,
    worth(rankedByPorter(papers)),
  );
}

function reciprocal(at: number): number {
  return at < 0 ? 0 : 1 / (at + 1);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
}
