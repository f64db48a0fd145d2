import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PaperId } from "../../src/paper/id.ts";
import { fuse } from "../../src/search/fuse.ts";

const ids = (...numbers: readonly number[]): PaperId[] => numbers.map((n): PaperId => `arxiv:${n}`);
const anyLists = fc.array(fc.array(fc.nat({ max: 9 }).map((n): PaperId => `arxiv:${n}`)));

describe("fusing ranked lists", () => {
  test("puts first what several lists rank high", () => {
    expect(fuse([ids(1, 2, 3), ids(2, 4), ids(3, 2)])).toEqual(ids(2, 3, 1, 4));
  });

  test("two middling ranks beat one first rank", () => {
    const long = ids(...Array.from({ length: 50 }, (_, n) => 100 + n), 7);
    expect(
      fuse([ids(1), long, long.map((id): PaperId => (id === "arxiv:7" ? id : `${id}9`))])[0],
    ).toBe("arxiv:7");
  });

  test("keeps the order of the lists between equals", () => {
    expect(fuse([ids(5, 1), ids(4, 2)])).toEqual(ids(5, 4, 1, 2));
  });

  test("counts a paper once a list, where it stands first", () => {
    expect(fuse([ids(1, 1, 1, 2), ids(2, 1)])).toEqual(ids(1, 2));
  });

  test("for every single list it is that list without repetition", () => {
    fc.assert(
      fc.property(anyLists, ([list = []]) => {
        expect(fuse([list])).toEqual([...new Set(list)]);
      }),
    );
  });

  test("for every set of lists it holds each paper once", () => {
    fc.assert(
      fc.property(anyLists, (lists) => {
        const fused = fuse(lists);
        expect(fused).toHaveLength(new Set(lists.flat()).size);
        expect(new Set(fused)).toEqual(new Set(lists.flat()));
      }),
    );
  });
});
