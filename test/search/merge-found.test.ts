import { expect, test } from "vitest";
import type { Paper } from "../../src/paper/paper.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { mergeFound } from "../../src/search/merge-found.ts";
import { createMemoryIndex } from "../fakes/memory-index.ts";
import { paperOf } from "../query/paper-of.ts";

const filler = (n: number) => Array.from({ length: 40 }, (_, at) => `word${n}x${at}`).join(" ");
const about = paperOf({
  id: "arxiv:2601.00001",
  title: "Graph networks of molecules",
  abstract: "Graph networks of molecules: molecules are graphs, and graph networks read molecules.",
});
const chance = paperOf({
  id: "arxiv:2601.00002",
  title: "Sums",
  abstract: `graph ${filler(1)} network ${filler(2)} molecules ${filler(3)} map ${filler(4)}`,
});
const others = Array.from({ length: 30 }, (_, n): Paper => {
  const id = `arxiv:2601.001${String(n).padStart(2, "0")}` as const;
  return paperOf({ id, title: `A map of ${n}`, abstract: filler(5 + n) });
});

function find(typed: string, limit = 5, ids: readonly Paper["id"][] = []) {
  const index = createMemoryIndex({ get: () => [] });
  index.add([about, chance, ...others]);
  const by = { person: "test:reader", server: "test:server" };
  const ask = { by, query: parseQuery(typed), sort: "relevance", limit, offset: 0 } as const;
  const source = { name: "s", title: "S", schemes: [], since: async () => ({}) as never };
  const verdict = { status: "fresh", at: 0 } as const;
  return mergeFound(index, { ask, rank: undefined, best: undefined }, [{ source, verdict, ids }]);
}

test("a paper whose words are all there by chance stands behind a better one with some", async () => {
  const { ids, total, near, mixed } = await find("map graph networks molecules");
  expect([ids, total]).toEqual([[chance.id], 1]);
  expect(mixed?.slice(0, 2)).toEqual([about.id, chance.id]);
  expect([...(mixed ?? [])].sort()).toEqual([...ids, ...near].sort());
});

test("where those with all of the words are the best, the others follow apart", async () => {
  const { ids, near, mixed } = await find("graph networks molecules read");
  expect([ids[0], mixed]).toEqual([about.id, undefined]);
  expect(near).toContain(chance.id);
});

test("what other sites found is not mixed with what has some of the words", async () => {
  const { mixed } = await find("map graph networks molecules", 5, [others[0]?.id ?? about.id]);
  expect(mixed).toBeUndefined();
});
