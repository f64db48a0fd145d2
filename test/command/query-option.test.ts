import { describe, expect, it } from "vitest";
import { categoriesFor } from "../../src/command/query-option.ts";

const values = (typed: string) => categoriesFor(typed).map(({ value }) => value);

describe("a category being typed in a query", () => {
  it("is completed by its code, with the words before it", () => {
    expect(values("robots -cat:cs.R")).toEqual(["robots -cat:cs.RO"]);
    expect(values("cat:cs.")).toContain("cat:cs.AI");
  });

  it("is completed by its name, which stands beside it", () => {
    expect(categoriesFor("cat:robot")).toEqual([
      { label: "cat:cs.RO (Robotics)", value: "cat:cs.RO" },
    ]);
    expect(values("category:learning")).toEqual(["category:cs.LG", "category:stat.ML"]);
  });

  it("is not looked for elsewhere, nor where it would be too long for a platform", () => {
    expect(values("robots")).toEqual([]);
    expect(values("cat:cs.RO robots")).toEqual([]);
    expect(values(`${"long ".repeat(30)}cat:cs.R`)).toEqual([]);
  });
});
