import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { PaperId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/paper.ts";
import { parseQuery } from "../../src/query/parse.ts";
import type { Query } from "../../src/query/query.ts";
import { type ShortForms, withShortForms } from "../../src/query/short-forms.ts";
import { tokenize, wordsOf } from "../../src/query/words/tokenize.ts";
import { createSearch } from "../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../src/search/inverted/segments/segment-set.ts";
import { paperOf } from "../bench-papers.ts";
import { type BenchResult, besidePeer, row } from "../bench-result.ts";

/** So many papers must have a keyword, however it is written. */
const PAPERS = 5;
/** Of each keyword, so many ways to write it are asked. */
const WAYS = 3;
const DEPTH = 300;

/**
 * Keywords that have a short form, asked as their papers write them, of papers without keywords: how
 * many of those that have the keyword in any way are found, beside what is found as typed.
 * @param path JSONL of `{id, title, abstract, keywords}`, gzipped or not
 */
export function keywordRows(path: string): BenchResult[] {
  const { papers, keywords } = readKeywords(path);
  const set = createSegmentSet();
  set.add(papers);
  const index = createSearch(set.all, () => []);
  const asked = questions(keywords, index.shortForms);
  const judged = new Set(keywords.keys());
  const found = (query: Query, most: number) =>
    index
      .search(query, { sort: "relevance", limit: papers.length, offset: 0 })
      .ids.filter((id) => judged.has(id))
      .slice(0, most);
  const share = (most: number, of: (wanted: number) => number, way: "typed" | "widened") =>
    asked.reduce((sum, each) => {
      const hits = found(each[way], most).filter((id) => each.wanted.has(id)).length;
      return sum + hits / of(each.wanted.size);
    }, 0) / Math.max(1, asked.length);
  const rowOf = (name: string, most: number, of: (wanted: number) => number) =>
    besidePeer(
      row(`short forms, ${name}, ${asked.length} keywords`, share(most, of, "widened"), ""),
      "as typed",
      share(most, of, "typed"),
    );
  return [
    rowOf(`recall@${DEPTH}`, DEPTH, (wanted) => Math.min(DEPTH, wanted)),
    rowOf("precision@10", 10, () => 10),
  ];
}

interface Question {
  readonly typed: Query;
  readonly widened: Query;
  readonly wanted: ReadonlySet<PaperId>;
}

type Keywords = ReadonlyMap<PaperId, readonly string[]>;

function questions(keywords: Keywords, forms: ShortForms): Question[] {
  const classes = new Map<string, { papers: Set<PaperId>; ways: Map<string, number> }>();
  for (const [id, own] of keywords)
    for (const keyword of new Set(own.map((each) => each.toLowerCase()))) {
      const key = inShort(wordsOf(keyword), forms);
      const known = classes.get(key) ?? { papers: new Set(), ways: new Map() };
      classes.set(key, known);
      known.papers.add(id);
      known.ways.set(keyword, (known.ways.get(keyword) ?? 0) + 1);
    }
  const common = [...classes.values()].filter(({ papers }) => papers.size >= PAPERS);
  return common.flatMap(({ papers: wanted, ways }) => {
    const most = [...ways].sort(([, one], [, other]) => other - one).slice(0, WAYS);
    return most.flatMap(([keyword]): Question[] => {
      const typed = parseQuery(keyword);
      const widened = withShortForms(typed, forms);
      const isOther = JSON.stringify(widened.expr) !== JSON.stringify(typed.expr);
      return isOther ? [{ typed, widened, wanted }] : [];
    });
  });
}

/** The same for every way to write it. */
function inShort(words: readonly string[], forms: ShortForms): string {
  for (let length = words.length; length > 1; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const short = forms.shortOf(words.slice(at, at + length));
      if (short) return inShort(words.toSpliced(at, length, short), forms);
    }
  return tokenize(words.join(" ")).join(" ");
}

/** Papers without their keywords, and these. */
export function readKeywords(path: string): { papers: Paper[]; keywords: Keywords } {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const lines = text.split("\n").filter(Boolean);
  const read = lines.map((line) => Line.parse(JSON.parse(line)));
  return {
    papers: read.map(({ id, title, abstract }, n) => paperOf(id, title, abstract, n)),
    keywords: new Map(
      read.flatMap(({ id, keywords }) => (keywords.length > 0 ? [[`arxiv:${id}`, keywords]] : [])),
    ),
  };
}

const Line = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  keywords: z.array(z.string()).default([]),
});
