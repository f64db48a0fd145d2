import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesQuery } from "../../src/query/matches.ts";
import { parseQuery } from "../../src/query/parse.ts";
import { describeQuery } from "../../src/query/say/describe.ts";
import { spellOut } from "../../src/query/say/spell-out.ts";
import { type ShortForms, withShortForms } from "../../src/query/short-forms.ts";
import { normalize } from "../../src/query/syntax/normalize.ts";
import { runs } from "../runs.ts";
import { anyPaper } from "../search/arbitrary-paper.ts";
import { someForms, tellingExpr } from "./arbitrary-query.ts";
import { paperOf } from "./paper-of.ts";

const forms: ShortForms = {
  longOf: (token) => (token === "llm" ? ["large language models"] : []),
  shortOf: (words) => {
    if (/^large language models?$/.test(words.join(" "))) return "LLM";
    return words.join(" ") === "mixture of experts" ? "MoE" : undefined;
  },
};
const read = (typed: string) => withShortForms(parseQuery(typed), forms);
const inShort = paperOf({ title: "Agents", abstract: "LLM agents." });
const writtenOut = paperOf({ title: "Agents", abstract: "A large language model as an agent." });

test.each([
  ["LLM agents", true, true],
  ["large language models agents", true, true],
  ["title:LLM", false, false],
  ["-LLM", false, true],
  ['"LLM"', true, false],
  ['"large language model"', false, true],
  ["robots OR LLM", true, true],
])("%s finds who writes LLM: %s, who writes it out: %s", (typed, short, long) => {
  expect(matchesQuery(read(typed), inShort)).toBe(short);
  expect(matchesQuery(read(typed), writtenOut)).toBe(long);
});

test("little words between those that are typed count for a short form", () => {
  expect(matchesQuery(read("mixture of experts"), paperOf({ title: "An MoE layer" }))).toBe(true);
});

test("nets of neurons are networks, and others are nets", () => {
  const paper = paperOf({
    title: "Graph networks",
    abstract: "Networks of neural units, of Petri.",
  });
  expect(matchesQuery(read("graph nets"), paper)).toBe(true);
  expect(matchesQuery(read("Petri nets"), paper)).toBe(false);
});

test("says what else its words are found in", () => {
  expect(describeQuery(read("LLM agents"))).toBe("LLM agents (also as “large language models”)");
  expect(describeQuery(read("large language models"))).toBe("large language models (also as LLM)");
});

test("is spelled out in the language alone, where there is anything to spell out", () => {
  expect(spellOut(read("LLM agents"))?.text).toBe('(LLM OR "large language models") agents');
  expect(spellOut(read("large language models agents -robots"))?.text).toBe(
    "(large language models OR LLM) agents -robots",
  );
  expect(spellOut(read("agents"))).toBeUndefined();
});

test("for every query and paper, spelled out it means the same", () => {
  fc.assert(
    fc.property(tellingExpr, anyPaper, (expr, paper) => {
      const normal = normalize(expr);
      if (!normal) return;
      const query = withShortForms({ expr: normal, problems: [] }, someForms);
      const spelled = spellOut(query);
      if (!spelled) return;
      expect(matchesQuery(parseQuery(spelled.text), paper)).toBe(matchesQuery(query, paper));
    }),
    { numRuns: runs(500) },
  );
});
