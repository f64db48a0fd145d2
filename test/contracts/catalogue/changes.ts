import { expect, test } from "vitest";
import type { Catalogue } from "../../../src/catalogue/catalogue.ts";
import type { Paper } from "../../../src/paper/paper.ts";
import { idOf, paperOf } from "../../catalogue/paper-of.ts";
import { noon } from "./noon.ts";

/** What has changed since a mark or a moment. */
export function tellsChanges(create: () => Catalogue): void {
  test("tells what changed after a mark, the first change first, each paper once", () => {
    const catalogue = create();
    expect(catalogue.mark()).toBe(0);
    catalogue.upsert("huggingface", noon, [paperOf(1), paperOf(2), paperOf(3)]);
    const mark = catalogue.mark();
    expect(catalogue.changes(0, 9)).toEqual({ papers: [1, 2, 3].map((n) => paperOf(n)), mark });
    catalogue.upsert("huggingface", noon + 1, [paperOf(2, { votes: 5 }), paperOf(3)]);
    expect(catalogue.changes(mark, 9)).toEqual({
      papers: [paperOf(2, { votes: 5 })],
      mark: catalogue.mark(),
    });
    expect(catalogue.mark()).toBeGreaterThan(mark);
    expect(catalogue.changes(catalogue.mark(), 9).papers).toEqual([]);
  });

  test("tells changes in parts of any size", () => {
    const catalogue = create();
    catalogue.upsert(
      "huggingface",
      noon,
      [1, 2, 3, 4, 5].map((n) => paperOf(n)),
    );
    const told: Paper[] = [];
    let mark = 0;
    for (let part = catalogue.changes(0, 2); part.papers.length > 0; ) {
      told.push(...part.papers);
      mark = part.mark;
      part = catalogue.changes(mark, 2);
    }
    expect(told).toEqual([1, 2, 3, 4, 5].map((n) => paperOf(n)));
    expect(mark).toBe(catalogue.mark());
  });

  test("tells once that code was released or a paper withdrawn, since a moment", () => {
    const catalogue = create();
    const code = { links: { page: "https://example.org/1", code: "https://example.org/code" } };
    catalogue.upsert("arxiv", noon, [paperOf(1), paperOf(2), paperOf(3, code)]);
    catalogue.upsert("huggingface", noon, [paperOf(1)]);
    catalogue.upsert("huggingface", noon + 1, [paperOf(1, code), paperOf(2, code)]);
    catalogue.upsert("arxiv", noon + 2, [paperOf(1, { withdrawn: true })]);
    catalogue.upsert("huggingface", noon + 3, [paperOf(1)]);
    catalogue.upsert("huggingface", noon + 4, [paperOf(1, code)]);
    const released = { paper: idOf(1), kind: "code", at: noon + 1 };
    const withdrawn = { paper: idOf(1), kind: "withdrawn", at: noon + 2 };
    expect(catalogue.news(0)).toEqual([released, withdrawn]);
    expect(catalogue.news(noon + 2)).toEqual([withdrawn]);
    expect(catalogue.news(noon + 3)).toEqual([]);
    expect(catalogue.newsOf([idOf(3), idOf(1), idOf(1), idOf(9)])).toEqual([released, withdrawn]);
    expect(catalogue.newsOf([])).toEqual([]);
  });
}
