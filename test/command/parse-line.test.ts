import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { search } from "../../commands/search.ts";
import { parseLine } from "../../src/command/parse-line.ts";

const options = search.info.options;

describe("a typed line", () => {
  it("gives named options by name and the rest to the main one", () => {
    expect(parseLine("diffusion policies sort:newest count:5", options)).toEqual({
      query: "diffusion policies",
      sort: "newest",
      count: "5",
    });
  });

  it("leaves the query language's own fields in the main option", () => {
    expect(parseLine("votes:>20 cat:cs.RO count:3 robots", options)).toEqual({
      query: "votes:>20 cat:cs.RO robots",
      count: "3",
    });
  });

  it("does not look for options inside quotation marks", () => {
    expect(parseLine('"sort:newest first" x', options)).toEqual({ query: '"sort:newest first" x' });
  });

  it("takes an option's value from quotation marks", () => {
    expect(parseLine('query:"two words"', options)).toEqual({ query: "two words" });
  });

  it("knows option names in any case", () => {
    expect(parseLine("robots SORT:votes", options)).toEqual({ query: "robots", sort: "votes" });
  });

  it("reads names of object properties as plain words", () => {
    expect(parseLine("__proto__:1 constructor:2", options)).toEqual({
      query: "__proto__:1 constructor:2",
    });
  });

  it("loses no word, for every line", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z"]{1,6}$/u), { maxLength: 8 }), (words) => {
        const line = words.join(" ");
        const { query = "" } = parseLine(line, options);
        expect(query.replaceAll(" ", "")).toBe(line.replaceAll(" ", ""));
      }),
    );
  });
});
