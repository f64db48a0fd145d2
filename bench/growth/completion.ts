import type { Paper } from "../../src/paper/paper.ts";
import { benchPapers } from "../bench-papers.ts";
import { type BenchResult, besidePeers, row } from "../bench-result.ts";
import { type BenchedBuild, buildBefore, thisBuild } from "../build-before.ts";
import { middleCost, percentile } from "../measure.ts";

const FEW = 8_192;
const MANY = FEW * Math.ceil(Number(process.env.BENCH_PAPERS ?? 10 * FEW) / FEW);
const TYPED = [..."abcdefghilmnoprstw"];
const RUNS = 9;
/** What Discord shows. */
const SHOWN = 25;

/** One letter completed by titles, with few papers and with many, beside the build before. */
export async function completionGrowth(): Promise<BenchResult[]> {
  const ours = await costsOf(await thisBuild());
  const earlier = await buildBefore();
  const before = earlier && (await costsOf(earlier));
  const name = `growth: one letter completed, ${MANY.toLocaleString("en")} papers`;
  const peers = [
    [`with ${FEW.toLocaleString("en")} papers`, ours.few] as const,
    ...(before ? [["build before", before.many] as const] : []),
  ];
  return besidePeers(row(name, ours.many, "cpu ms"), peers);
}

/** Processor time of the median letter, in milliseconds. */
async function costsOf(build: BenchedBuild): Promise<{ few: number; many: number }> {
  const { createSearch, createSegmentSet } = await indexIn(build);
  const set = createSegmentSet();
  const { titles } = createSearch(set.all, () => []);
  const papers = benchPapers(process.env.BENCH_DATA, MANY)[Symbol.iterator]();
  const grow = (from: number, to: number): number => {
    for (let at = from; at < to; at += FEW) {
      set.add(Array.from({ length: FEW }, () => papers.next().value as Paper));
      set.freeze();
    }
    return percentile(
      TYPED.map((typed) => middleCost(RUNS, () => titles(typed, SHOWN))),
      50,
    );
  };
  return { few: grow(0, FEW), many: grow(FEW, MANY) };
}

async function indexIn({ modules }: BenchedBuild) {
  const { createSearch }: typeof import("../../src/search/inverted/inverted-index.ts") =
    await import(new URL("search/inverted/inverted-index.js", modules).href);
  const { createSegmentSet }: typeof import("../../src/search/inverted/segments/segment-set.ts") =
    await import(new URL("search/inverted/segments/segment-set.js", modules).href);
  return { createSearch, createSegmentSet };
}
