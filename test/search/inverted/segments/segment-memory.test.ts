import { expect, test } from "vitest";
import { buildSegment } from "../../../../src/search/inverted/segments/build-segment.ts";
import { segmentOf } from "../../../../src/search/inverted/segments/segment.ts";
import { segmentMemory } from "../../../../src/search/inverted/segments/segment-memory.ts";
import { numberedUpTo } from "../library.ts";

const [one, other] = [0, 5].map((from) => segmentOf(buildSegment(numberedUpTo(5, from))));

test("what is remembered of all segments is forgotten once it is too much, and begun anew", () => {
  if (!one || !other) throw new Error("There are two segments.");
  const memory = segmentMemory<string>(1_000);
  memory.set(one, "word", "first", 700);
  memory.set(other, "word", "second", 100);
  expect([memory.get(one, "word"), memory.get(other, "word")]).toEqual(["first", "second"]);
  expect(memory.get(one, "none")).toBeUndefined();
  memory.grew(200);
  memory.set(one, "next", "third", 10);
  expect([memory.get(one, "word"), memory.get(other, "word"), memory.get(one, "next")]).toEqual([
    undefined,
    undefined,
    "third",
  ]);
});
