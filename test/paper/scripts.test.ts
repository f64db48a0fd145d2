import { describe, expect, it } from "vitest";
import { lowered, raised } from "../../src/paper/scripts.ts";

describe("raised and lowered", () => {
  it("use small characters where all of a text has them", () => {
    expect([raised("2"), raised("n + 1"), raised("-1"), raised("T"), raised("th")]).toEqual([
      "²",
      "ⁿ⁺¹",
      "⁻¹",
      "ᵀ",
      "ᵗʰ",
    ]);
    expect([lowered("2"), lowered("i"), lowered("i=1")]).toEqual(["₂", "ᵢ", "ᵢ₌₁"]);
  });

  it("keep words and functions in full size", () => {
    expect([raised("max"), lowered("total"), raised("o(n)")]).toEqual([
      "^max",
      "_total",
      "^(o(n))",
    ]);
  });

  it("bracket what would not hold together", () => {
    expect([raised("1/2"), lowered("i,j"), raised("1.5"), lowered("")]).toEqual([
      "^(1/2)",
      "_(i,j)",
      "^1.5",
      "",
    ]);
  });
});
