import { expect, test } from "vitest";
import type { Catalogue } from "../../../src/catalogue/catalogue.ts";
import { HOUR } from "../../../src/time/durations.ts";
import { idOf, paperOf } from "../../catalogue/paper-of.ts";
import { merge } from "./model.ts";
import { noon } from "./noon.ts";

/** What becomes of a list that a source gives. */
export function takesLists(create: () => Catalogue): void {
  test("a new paper is added, and found by its id", () => {
    const catalogue = create();
    expect(catalogue.upsert("huggingface", noon, [paperOf(1)])).toEqual({
      added: [paperOf(1)],
      changed: [],
    });
    expect(catalogue.get([idOf(1)])).toEqual([paperOf(1)]);
    expect(catalogue.count()).toBe(1);
  });

  test("gives back every field as it was, whatever text is in it", () => {
    const catalogue = create();
    const paper = paperOf(1, {
      title: "‮ @everyone <b> \u0000 \ud800 '); DROP TABLE papers; --",
      abstract: "",
      authors: ["Ångström, A.", "李", "😀"],
      categories: ["cs.RO", "cs.LG"],
      links: { page: "https://arxiv.org/abs/1", code: "https://example.org/code" },
      thumbnail: "https://example.org/picture.png",
      votes: 0,
      comments: 3,
      stars: 12,
      keywords: ["walking", "__proto__"],
      summary: { text: "Robots walk.", by: "Hugging Face", ai: true },
      withdrawn: true,
    });
    const { added } = catalogue.upsert("huggingface", noon, [paper]);
    expect(catalogue.get([paper.id])).toEqual(added);
    expect(added).toEqual([merge([{ source: "huggingface", at: noon, paper }])]);
  });

  test("the same list twice changes nothing", () => {
    const catalogue = create();
    const list = [paperOf(1), paperOf(2, { votes: 3 })];
    catalogue.upsert("huggingface", noon, list);
    const again = catalogue.upsert("huggingface", noon + 60_000, list);
    expect(again).toEqual({ added: [], changed: [] });
  });

  test("a known paper whose counts or text moved is changed, in the order given", () => {
    const catalogue = create();
    catalogue.upsert(
      "huggingface",
      noon,
      [1, 2, 3].map((n) => paperOf(n, { votes: 1 })),
    );
    const { added, changed } = catalogue.upsert("huggingface", noon + HOUR, [
      paperOf(4),
      paperOf(3, { votes: 2 }),
      paperOf(2, { votes: 1 }),
      paperOf(1, { votes: 1, title: "A better title" }),
    ]);
    expect(added.map(({ id }) => id)).toEqual([idOf(4)]);
    expect(changed).toEqual([
      paperOf(3, { votes: 2 }),
      paperOf(1, { votes: 1, title: "A better title" }),
    ]);
  });

  test("of one paper twice in a list the last counts", () => {
    const catalogue = create();
    const twice = [paperOf(1, { votes: 1 }), paperOf(2), paperOf(1, { votes: 5 })];
    const { added } = catalogue.upsert("huggingface", noon, twice);
    expect(added).toEqual([paperOf(1, { votes: 5 }), paperOf(2)]);
    expect(catalogue.sightings([idOf(1)], 0).get(idOf(1))).toHaveLength(1);
  });

  test("what several sources say becomes one paper", () => {
    const catalogue = create();
    const listed = paperOf(1, {
      votes: 9,
      links: { page: "https://huggingface.co/papers/2601.00001" },
    });
    const indexed = paperOf(1, { abstract: "A robot walks.", categories: ["cs.RO", "cs.LG"] });
    catalogue.upsert("huggingface", noon, [listed]);
    const { added, changed } = catalogue.upsert("arxiv", noon + HOUR, [indexed]);
    const merged = merge([
      { source: "huggingface", at: noon, paper: listed },
      { source: "arxiv", at: noon + HOUR, paper: indexed },
    ]);
    expect(added).toEqual([]);
    expect(changed).toEqual([merged]);
    expect(catalogue.get([idOf(1)])).toEqual([merged]);
    expect(merged.votes).toBe(9);
  });

  test("an empty list is nothing new", () => {
    const catalogue = create();
    expect(catalogue.upsert("huggingface", noon, [])).toEqual({ added: [], changed: [] });
    expect(catalogue.count()).toBe(0);
    expect(catalogue.lastSeen()).toBeUndefined();
  });
}
