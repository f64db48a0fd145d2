import { compare, each } from "./each.ts";

const starts = Array.from({ length: 20_000 }, (_, n) => 1_764_374_400_000 + (n % 50) * 3_600_000);
const byNumber = new Map(starts.map((start) => [start + 0.5, start]));
const byText = new Map(starts.map((start) => [`published ${start}`, start]));
compare(
  ["a number", each(starts, (start) => byNumber.get(start + 0.5))],
  ["a text", each(starts, (start) => byText.get(`published ${start}`))],
);
