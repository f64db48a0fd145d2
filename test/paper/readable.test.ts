import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readable } from "../../src/paper/readable.ts";
import { runs } from "../runs.ts";

/** Any code points, half pairs among them. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point)),
});

describe("readable", () => {
  it.each([
    ["entities", "Q&amp;A &lt; R&#38;D and AT&T", "Q&A < R&D and AT&T"],
    [
      "entities that were encoded twice",
      "&amp;quot;a&amp;quot; &amp;lt; b&amp;#39;s",
      '"a" < b\'s',
    ],
    ["no more than two layers of entities", "&amp;amp;lt;", "&lt;"],
    ["a tag that was encoded twice as text", "the &amp;lt;p&amp;gt; tag", "the <p> tag"],
    ["tags that came as entities", "&lt;p&gt;Text&lt;/p&gt;", "Text"],
    ["line breaks and runs of space", " one\n  two\t\u00a0three\u2028four ", "one two three four"],
    ["LaTeX", "by $\\sim$37\\% on\n$\\mathbb R^2$", "by ~37% on ℝ²"],
    ["an accent in form NFC", "Erd\\H{o}s and Po\u0301lya", "Erdős and Pólya"],
    ["a hidden character in a command", "\\al\u200bpha", "α"],
    ["a hidden character made of an entity", "a&#x202e;b&#0;c&#8203;d", "ab\ufffdcd"],
    ["a hidden character made of a command", "a\\unicode{x202e}b", "ab"],
    ["marks piled up by commands", `$${"\\hat".repeat(9)} a$`, "â\u0302"],
    ["nothing", "", ""],
  ])("reads %s", (_name, raw, text) => {
    expect(readable(raw)).toBe(text);
  });

  it.each([
    "Attention is all you need",
    "It costs $5 and $10, or ~37% of C:\\Users\\name's snake_case in {a, b}",
    "“Quotes” – dashes — 日本語 😀 naïve O(n²) x_(i,j) <think> --flag it's",
    "@everyone <@1> <!channel> [arxiv.org](https://example.org) `code` ***",
  ])("leaves ordinary text as it is: %s", (text) => {
    expect(readable(text)).toBe(text);
  });

  it("for every text is one paragraph of visible characters", () => {
    const latex = fc
      .array(
        fc.constantFrom("\\frac", "{", "}", "$", "x", " ", "\\'", "^", "&lt;", "<p>", "\u202e"),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(latex, anyText), (raw) => {
        const text = readable(raw);
        expect(text).toBe(text.normalize("NFC").trim());
        expect(text).not.toMatch(/\p{Cc}|\p{Cs}|[\u200b\u202a-\u202e\u2066-\u2069]|\s\s|\p{M}{4}/u);
      }),
      { numRuns: runs(200) },
    );
  });

  it("for every text of words and money is its own result", () => {
    const words = fc
      .array(
        fc.constantFrom("we", "cost", "$5", "$10,", "3–5", "~37%", "(a)", "x²", "α", "e.g.", "A/B"),
      )
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(words, (text) => {
        expect(readable(text)).toBe(text);
      }),
    );
  });
});
