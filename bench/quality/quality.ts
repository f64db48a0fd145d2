import { basename } from "node:path";
import type { Paper } from "../../src/paper/paper.ts";
import { benchPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeers, row } from "../bench-result.ts";
import { halfTitles } from "./half-titles.ts";
import { mean, ndcg, readJudged } from "./judged.ts";
import { keywordRows } from "./keyword-topics.ts";
import { before, type Contenders, ours, type Ranked, rankedByPorter } from "./ranked.ts";
import { similarRows } from "./similar.ts";

const TITLES = 250;

/**
 * Whether the right paper comes first, beside FTS5 and the build before. `BENCH_DATA` and `BENCH_PAPERS`
 * name papers as for searches; `BENCH_JUDGED` names folders of judged collections, with colons between,
 * and `BENCH_KEYWORDS` papers with keywords.
 */
export async function qualityBench(): Promise<BenchResult[]> {
  const folders = process.env.BENCH_JUDGED?.split(":").filter(Boolean) ?? [];
  const keywords = process.env.BENCH_KEYWORDS;
  const earlier = await before();
  const builds: Contenders = new Map([
    ["ours", await ours()],
    ...(earlier ? ([["build before", earlier]] as const) : []),
  ]);
  return [
    ...titleRows(builds),
    ...folders.flatMap((folder) => judgedRows(folder, builds)),
    ...(keywords === undefined ? [] : [...similarRows(keywords, builds), ...keywordRows(keywords)]),
  ];
}

function titleRows(builds: Contenders): BenchResult[] {
  const wanted = Number(process.env.BENCH_PAPERS);
  const papers = [...benchPapers(process.env.BENCH_DATA, wanted > 0 ? wanted : undefined)];
  const all = rankedByAll(papers, builds);
  return Array.from(halfTitles(papers, TITLES)).flatMap(([kind, halves]) => {
    const rank = (ranked: Ranked) =>
      mean(halves.map(({ typed, meant }) => reciprocal(ranked(typed).indexOf(meant.id))));
    return measured(`half a title, ${kind}, MRR@10`, all, rank);
  });
}

function judgedRows(folder: string, builds: Contenders): BenchResult[] {
  const { papers, questions } = readJudged(folder);
  return measured(`${basename(folder)}, nDCG@10`, rankedByAll(papers, builds), (ranked) =>
    mean(questions.map((question) => ndcg(ranked(question.text), question.worth))),
  );
}

type Each = readonly (readonly [name: string, ranked: Ranked])[];

function rankedByAll(papers: readonly Paper[], builds: Contenders): Each {
  return [
    ...Array.from(builds, ([name, of]) => [name, of(papers).ranked] as const),
    ["FTS5 porter", rankedByPorter(papers)],
  ];
}

function measured(
  name: string,
  [[, first] = ["", () => []], ...others]: Each,
  by: (ranked: Ranked) => number,
): BenchResult[] {
  const peers = others.map(([peer, ranked]) => [peer, by(ranked)] as const);
  return besidePeers(row(name, by(first), ""), peers);
}

function reciprocal(at: number): number {
  return at < 0 ? 0 : 1 / (at + 1);
}
