import { describe, expect, it } from "vitest";
import { isWithdrawn } from "../../src/paper/withdrawal.ts";

describe("isWithdrawn", () => {
  it.each([
    "WITHDRAWN",
    "[withdrawn]",
    "8 pages; this paper has been withdrawn",
    "Withdrawn at the author's request",
    "Temporarily withdrawn for revision",
    "The authors wish to withdraw this paper",
    "The author(s) have withdrawn this submission",
    "This paper (v2) has been voluntarily withdrawn",
    "This paper is no longer valid and has been withdrawn",
    "This version of the paper has been withdrawn",
    "The article has been removed due to a claim of copyright",
    "Thesis withdrawn",
    "This work has been withdrawn from arXiv",
  ])("hears it in the comment: %s", (comment) => {
    expect(isWithdrawn({ comment })).toBe(true);
  });

  it.each([
    "Withdrawn from a conference",
    "This paper was withdrawn from one workshop and accepted at another",
    "A previous version was withdrawn",
    "The original paper has been withdrawn; this is a new proof",
    "Supersedes arXiv:0901.1234 (withdrawn)",
    "Section 4 withdrawn",
    "We withdraw the claim of Theorem 2",
    "An error in this paper was removed",
    "The data set has been withdrawn",
    "Companion paper withdrawn",
    "A study of retracted papers",
  ])("does not hear it in the comment: %s", (comment) => {
    expect(isWithdrawn({ comment })).toBe(false);
  });

  it.each([
    "This paper has been withdrawn by the author because of an error.",
    "Withdrawn",
    "The authors have decided to withdraw this submission.",
    "We prove a bound. This paper has been withdrawn since Lemma 2 is wrong.",
    "arXiv admin note: this submission has been withdrawn by arXiv administrators",
    "We bound a sum. Update: Manuscript withdrawn, because of a mistake.",
  ])("hears it in the abstract: %s", (abstract) => {
    expect(isWithdrawn({ abstract })).toBe(true);
  });

  it.each([
    "The device was withdrawn from the market; we simulate it.",
    "Retracted articles are still cited.",
    "The report was withdrawn by the government in 2010, and we ask why.",
    "Withdrawn drugs are a problem.",
    "We ask whether the paper is retracted when reviewers disagree.",
    "An article was withdrawn from a journal and we trace who cites it.",
    "This drug has been withdrawn.",
  ])("does not hear it in the abstract: %s", (abstract) => {
    expect(isWithdrawn({ abstract })).toBe(false);
  });

  it.each([
    ["WITHDRAWN: A Title", true],
    ["RETRACTED ARTICLE: A Title", true],
    ["A Title [Withdrawn]", true],
    ["A Title (withdrawn by the author)", true],
    ["This paper has been withdrawn", true],
    ["Withdrawn Drugs and Their Effects", false],
    ["Why Was This Paper Withdrawn?", false],
    ["Retraction Watching: A Study", false],
  ])("tells it from a subject in the title: %s", (title, said) => {
    expect(isWithdrawn({ title })).toBe(said);
  });

  it.each(["this paper ", "withdrawn, ", "the authors have ", "slowly ", "(withdrawn", "paper, a"])(
    "reads 100,000 characters of %j",
    (unit) => {
      const text = `removed ${unit.repeat(100_000 / unit.length)}`;
      expect(isWithdrawn({ title: text, abstract: text })).toBe(false);
      expect(typeof isWithdrawn({ comment: text })).toBe("boolean");
    },
  );
});
