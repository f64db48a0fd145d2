import { expect, it } from "vitest";
import { readOrder } from "../../src/command/read-order.ts";

function told(text: string): string {
  const { rest, sort, count } = readOrder(text, 20);
  return `${sort ?? "-"} ${count ?? "-"} ${rest}`;
}

it.each([
  ["robots newest first", "newest - robots"],
  ["robots, sorted by date", "newest - robots"],
  ["robots sort by votes", "votes - robots"],
  ["robots order by upvotes limit 3", "votes 3 robots"],
  ["robots --limit 3", "- 3 robots"],
  ["robots most popular first", "votes - robots"],
  ["3 papers on robots", "- 3 robots"],
  ["robots limit 300", "- - robots limit 300"],
  ["imagenet top 5", "- - imagenet top 5"],
  ["sort by date", "- - sort by date"],
  ["central limit 3d", "- - central limit 3d"],
  ["topological sort", "- - topological sort"],
])("reads “%s” as %s", (text, order) => {
  expect(told(text)).toBe(order);
});
