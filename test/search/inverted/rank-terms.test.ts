import { expect, test } from "vitest";
import { parseQuery } from "../../../src/query/parse.ts";
import { createCollector } from "../../../src/search/inverted/ranking/collection.ts";
import { rankTerms } from "../../../src/search/inverted/ranking/rank-terms.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { numberedUpTo } from "./library.ts";

function weightsOf(text: string): ReadonlyMap<string, number> {
  const set = createSegmentSet();
  set.add(numberedUpTo(100));
  const { expr, repeated } = parseQuery(text);
  if (!expr) return new Map();
  const terms = rankTerms(expr, createCollector()(set.all()), { like: () => [], repeated });
  return new Map(terms.map(({ tokens, weight }) => [tokens.join(" "), weight]));
}

test("a word weighs by how often it was typed, wherever it stands", () => {
  const once = weightsOf("robots noise");
  const twice = weightsOf("robots noise robots");
  expect(weightsOf("robots (noise OR Robot)")).toEqual(twice);
  expect(twice.get("nois")).toBe(once.get("nois"));
  expect((twice.get("robot") ?? 0) / (once.get("robot") ?? 1)).toBeCloseTo(1.8, 2);
});

test("what is excluded, and a stop word beside others, does not weigh", () => {
  expect([...weightsOf("the robots -noise").keys()]).toEqual(["robot"]);
});
