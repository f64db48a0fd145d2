import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Paper } from "../src/paper/paper.ts";
import { mulberry32 } from "./mulberry32.ts";

const PAPERS = 30_000;
const VOCABULARY = 60_000;
const FUNCTION_WORDS =
  "the of and a to in we is for that on with this our are by as from an which be it can at have has its or these their".split(
    " ",
  );

/** Papers that can be gone through again and again, always the same, without all being in memory. */
export interface Papers extends Iterable<Paper> {
  readonly count: number;
}

/**
 * The papers of a JSONL file of `{id, title, abstract}`, gzipped or not; without one, made-up papers.
 * @param count how many; beyond those of the file, papers have a title, and halves of abstracts, of others
 */
export function benchPapers(path?: string, count?: number): Papers {
  if (path === undefined) return madeUp(count ?? PAPERS);
  const papers = readPapers(path);
  return spliced(papers, count ?? papers.length);
}

function spliced(papers: readonly Paper[], count: number): Papers {
  const half = (text = "", side: 0 | 1) => {
    const words = text.split(" ");
    const middle = words.length >> 1;
    return (side === 0 ? words.slice(0, middle) : words.slice(middle)).join(" ");
  };
  return {
    count,
    *[Symbol.iterator]() {
      const random = mulberry32(3);
      const any = () => papers[Math.floor(random() * papers.length)];
      yield* papers.slice(0, count);
      for (let n = papers.length; n < count; n++) {
        const abstract = `${half(any()?.abstract, 0)} ${half(any()?.abstract, 1)}`;
        yield paperOf(`2601.${n}`, any()?.title ?? "", abstract, n);
      }
    },
  };
}

export function syntheticPapers(count = PAPERS): Paper[] {
  return [...madeUp(count)];
}

/**
 * Papers out of made-up words whose frequencies follow Zipf's law, in ten subjects with words of
 * their own, so that some papers resemble each other.
 */
function madeUp(count: number): Papers {
  return {
    count,
    *[Symbol.iterator]() {
      const random = mulberry32(20_260_101);
      for (let n = 0; n < count; n++) yield madeUpPaper(n, random);
    },
  };
}

function madeUpPaper(n: number, random: () => number): Paper {
  const subject = n % 10;
  const zipf = (from: number, to: number) => Math.floor(from * (to / from) ** random());
  const common = () => FUNCTION_WORDS[Math.floor(FUNCTION_WORDS.length * random() ** 2)] ?? "the";
  const telling = () => {
    const rank = zipf(10, VOCABULARY);
    return wordAt(random() < 0.5 ? rank : rank - (rank % 10) + subject);
  };
  const sentence = (words: number) =>
    Array.from({ length: words }, () => (random() < 0.4 ? common() : telling())).join(" ");
  const title = sentence(6 + Math.floor(random() * 8));
  return paperOf(`2601.${n}`, title, sentence(120 + Math.floor(random() * 100)), n);
}

function readPapers(path: string): Paper[] {
  const bytes = readFileSync(path);
  const lines = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").split("\n");
  return lines.filter(Boolean).map((line, n) => {
    const { id, title, abstract } = Line.parse(JSON.parse(line));
    return paperOf(id, title, abstract, n);
  });
}

const Line = z.object({ id: z.string(), title: z.string(), abstract: z.string() });

export function paperOf(id: string, title: string, abstract: string, n: number): Paper {
  return {
    id: `arxiv:${id}`,
    title,
    abstract,
    authors: [`Author ${n % 9_000}`, `Writer ${n % 7_000}`],
    categories: [`cs.${"ABCDEFGHIJ"[n % 10]}A`],
    publishedAt: 1_500_000_000_000 + n * 3_600_000,
    links: { page: `https://arxiv.org/abs/${id}` },
    keywords: [],
    votes: n % 50,
  };
}

/** A pronounceable word for each number. */
function wordAt(rank: number): string {
  let word = "";
  for (let rest = rank + 100; rest > 0; rest = Math.floor(rest / 75))
    word += `${"bdfgklmnprstvzh"[rest % 15]}${"aeiou"[Math.floor(rest / 15) % 5]}`;
  return `${word}n`;
}
