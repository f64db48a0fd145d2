import fc from "fast-check";
import { expect, test } from "vitest";
import { briefText, paperText, textDigest } from "../../src/meaning/paper-text.ts";
import { paperOf } from "../catalogue/paper-of.ts";

test("a paper's text is its title and abstract", () => {
  expect(paperText(paperOf(1, { abstract: "They walk." }))).toBe(
    "On walking robots, part 1\n\nThey walk.",
  );
  expect(paperText(paperOf(1))).toBe("On walking robots, part 1");
});

test("a summary stands in for an abstract that nobody gave", () => {
  const summary = { text: "Robots walk.", by: "the authors", ai: false };
  expect(paperText(paperOf(1, { summary }))).toBe("On walking robots, part 1\n\nRobots walk.");
  expect(paperText(paperOf(1, { summary, abstract: "They walk." }))).not.toContain("Robots walk");
});

test("for every paper the text is bounded, its brief form is how it begins, and no character is halved", () => {
  const text = fc.string({ unit: "binary", maxLength: 3_000 });
  fc.assert(
    fc.property(text, text, (title, abstract) => {
      const paper = paperOf(1, { title: title.repeat(3), abstract });
      const [whole, brief] = [paperText(paper), briefText(paper)];
      expect(whole.length).toBeLessThanOrEqual(2_500);
      expect(brief.length).toBeLessThanOrEqual(500);
      expect(whole.startsWith(brief)).toBe(true);
      expect(whole + brief).not.toMatch(/\p{Cs}/u);
    }),
  );
});

test("the digest changes with what is embedded, and with nothing else", () => {
  const digest = textDigest(paperOf(1, { abstract: "They walk." }));
  expect(digest).toHaveLength(11);
  expect(textDigest(paperOf(1, { abstract: "They walk.", votes: 9 }))).toBe(digest);
  expect(textDigest(paperOf(1, { abstract: "They run." }))).not.toBe(digest);
});
