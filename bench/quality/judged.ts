import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { paperOf } from "../bench-papers.ts";

/** A judged collection: what is asked, and what each paper is worth for it. */
export interface Judged {
  readonly papers: readonly Paper[];
  readonly questions: readonly Question[];
}

interface Question {
  readonly text: string;
  readonly worth: ReadonlyMap<PaperId, number>;
}

/** Reads a folder in the form of BEIR: `corpus.jsonl`, `queries.jsonl`, and `qrels.tsv` below a line of names. */
export function readJudged(folder: string): Judged {
  const read = (name: string) =>
    readFileSync(join(folder, name), "utf8").split("\n").filter(Boolean);
  const papers = read("corpus.jsonl").map((line, n) => {
    const { _id, title, text } = Document.parse(JSON.parse(line));
    return paperOf(_id, title, text, n);
  });
  const worths = new Map<string, Map<PaperId, number>>();
  for (const line of read("qrels.tsv").slice(1)) {
    const [question = "", paper = "", worth = ""] = line.split("\t");
    const known = worths.get(question) ?? new Map<PaperId, number>();
    worths.set(question, known.set(`arxiv:${paper}`, Number(worth)));
  }
  const questions = read("queries.jsonl").flatMap((line) => {
    const { _id, text } = Document.parse(JSON.parse(line));
    const worth = worths.get(_id);
    return worth ? [{ text, worth }] : [];
  });
  return { papers, questions };
}

const Document = z.object({ _id: z.string(), title: z.string().default(""), text: z.string() });

/** The normalised discounted cumulative gain of the first ten: K. Järvelin, J. Kekäläinen, ACM TOIS 20(4), 2002. */
export function ndcg(found: readonly PaperId[], worth: ReadonlyMap<PaperId, number>): number {
  const gain = (worths: readonly number[]) =>
    worths.slice(0, 10).reduce((sum, each, at) => sum + each / Math.log2(at + 2), 0);
  const best = gain([...worth.values()].sort((one, other) => other - one));
  return best === 0 ? 0 : gain(found.map((id) => worth.get(id) ?? 0)) / best;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
}
