import { describe, expect, it } from "vitest";
import { authorLine } from "../../src/paper/authors.ts";

const many = (count: number) => Array.from({ length: count }, (_, index) => `Author ${index + 1}`);

describe("authorLine", () => {
  it.each([
    [0, ""],
    [1, "Author 1"],
    [2, "Author 1 and Author 2"],
    [3, "Author 1, Author 2 and 1 more"],
    [8, "Author 1, Author 2 and 6 more"],
    [3_000, "Author 1, Author 2 and 2,998 more"],
  ])("of %d authors", (count, line) => {
    expect(authorLine(many(count))).toBe(line);
  });

  it("shows as many names as asked", () => {
    expect(authorLine(many(3), 3)).toBe("Author 1, Author 2 and Author 3");
    expect(authorLine(many(4), 1)).toBe("Author 1 and 3 more");
    expect(authorLine(many(8), 0)).toBe("8 authors");
    expect(authorLine(many(1), -1)).toBe("1 author");
  });

  it("passes over names that are empty", () => {
    expect(authorLine(["", "Ada", " "])).toBe("Ada");
  });

  it("cuts a long name", () => {
    const line = authorLine(["A".repeat(10_000), "Ada"]);
    expect(line).toMatch(/^A{59}… and Ada$/);
  });
});
