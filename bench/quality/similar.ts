import type { PaperId } from "../../src/paper/id.ts";
import { type BenchResult, besidePeers, row } from "../bench-result.ts";
import { mean, ndcg } from "./judged.ts";
import { readKeywords } from "./keyword-topics.ts";
import type { Contenders } from "./ranked.ts";

/** So many papers are asked for their like. */
const ASKED = 400;
/** A keyword of more papers than this share tells nothing. */
const COMMON = 0.02;

/**
 * What is near to a paper, by how many keywords it shares, of papers without them: the gain of the
 * first ten beside the best ten there are.
 * @param path as of keywordRows
 */
export function similarRows(path: string, builds: Contenders): BenchResult[] {
  const { papers, keywords } = readKeywords(path);
  const having = new Map<string, PaperId[]>();
  for (const [id, own] of keywords)
    for (const keyword of new Set(own.map((each) => each.toLowerCase())))
      having.set(keyword, [...(having.get(keyword) ?? []), id]);
  const worthFor = (of: PaperId) => {
    const worth = new Map<PaperId, number>();
    for (const keyword of new Set(keywords.get(of)?.map((each) => each.toLowerCase()))) {
      const others = having.get(keyword) ?? [];
      if (others.length > papers.length * COMMON) continue;
      for (const id of others) if (id !== of) worth.set(id, (worth.get(id) ?? 0) + 1);
    }
    return worth;
  };
  const able = papers.filter(({ id }) => worthFor(id).size >= 10);
  const step = Math.max(1, Math.floor(able.length / ASKED));
  const asked = able.filter((_, n) => n % step === 0).slice(0, ASKED);
  const [[, ours = 0] = [], ...peers] = Array.from(builds, ([name, of]) => {
    const { near } = of(papers);
    const gains = asked.map((paper) => ndcg(near(paper), worthFor(paper.id)));
    return [name, mean(gains)] as const;
  });
  return besidePeers(row(`similar by keywords, nDCG@10, ${asked.length} papers`, ours, ""), peers);
}
