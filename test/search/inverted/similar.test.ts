import { expect, test } from "vitest";
import type { Paper } from "../../../src/paper/paper.ts";
import { createSearch } from "../../../src/search/inverted/inverted-index.ts";
import { createSegmentSet } from "../../../src/search/inverted/segments/segment-set.ts";
import { paperOf } from "../../query/paper-of.ts";

let number = 0;
const paper = (title: string, abstract: string): Paper => {
  number += 1;
  return paperOf({ id: `arxiv:2601.${String(number).padStart(5, "0")}`, title, abstract });
};

const asked = paper(
  "Grasping with diffusion",
  "Tactile grippers learn dexterous grasping; diffusion plans.",
);
const versions = Array.from({ length: 10 }, (_, n) =>
  paper(
    `Grasping with diffusion, part ${n}`,
    "Tactile grippers learn dexterous grasping; diffusion plans.",
  ),
);
const others = [
  paper("Dexterous hands", "Tactile grippers and dexterous hands learn."),
  paper("Planning by diffusion", "Diffusion plans well; plans of diffusion."),
];
const rest = Array.from({ length: 60 }, (_, n) =>
  paper(`Proof ${n}`, `Numbers such as ${n} and sums.`),
);
const all = [asked, ...versions, ...others, ...rest];

function indexed() {
  const set = createSegmentSet();
  for (let at = 0; at < all.length; at += 9) set.add(all.slice(at, at + 9));
  return createSearch(set.all, (ids) => all.filter(({ id }) => ids.includes(id)));
}

test("similar papers begin with the nearest, but many versions of one idea do not fill the list", () => {
  const found = indexed().similar(asked, 6).ids;
  const isVersion = (id: string) => versions.some((version) => version.id === id);
  expect(isVersion(found[0] ?? "")).toBe(true);
  expect(found.filter(isVersion).length).toBeLessThan(6);
  expect(others.some(({ id }) => found.includes(id))).toBe(true);
});

test("similar papers share something telling, and each is there once", () => {
  const found = indexed().similar(asked, 50).ids;
  expect(found).toHaveLength(new Set(found).size);
  expect(found.filter((id) => rest.some((each) => each.id === id))).toEqual([]);
  expect(found).toHaveLength(versions.length + others.length);
});

test("a word that every fourth paper has tells which are alike, and a stop word never does", () => {
  const tellers = Array.from({ length: 400 }, (_, n) =>
    paper(`Note ${n}`, n % 4 === 0 ? "On tactile things." : n % 9 === 0 ? "Onto it." : "Numbers."),
  );
  const set = createSegmentSet();
  set.add(tellers);
  const found = createSearch(set.all, () => []).similar(paper("Touch", "A tactile onto."), 9).ids;
  const isTactile = (id: string) => tellers.some((each, n) => each.id === id && n % 4 === 0);
  expect(found).toHaveLength(9);
  expect(found.filter((id) => !isTactile(id))).toEqual([]);
});
