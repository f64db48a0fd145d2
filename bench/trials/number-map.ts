import { createNumberMap } from "../../src/collections/number-map.ts";
import { compare, each } from "./each.ts";

/** A year of daily digests of eight papers. */
const year = Array.from({ length: 2_920 }, (_, n) => 260_100_000 + ((n * 7_919) % 1_200_000));
const fill = (map: { set(key: number, value: number): unknown }) => {
  for (const key of year) map.set(key, 1);
};
const times = Array.from({ length: 1_000 }, (_, n) => n);
compare(
  ["a map of numbers", each(times, () => fill(createNumberMap(year.length)))],
  ["a Map", each(times, () => fill(new Map()))],
);
