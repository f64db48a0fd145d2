import { compare, each } from "./each.ts";

const lists = Array.from({ length: 2_000 }, (_, n) => Array.from({ length: 60 }, (_, m) => n * m));
const room = new Int32Array(256);

function asBytes(numbers: readonly number[]): string {
  room.set(numbers);
  return Buffer.from(room.buffer, 0, 4 * numbers.length).toString("latin1");
}

compare(
  ["four bytes each", each(lists, asBytes)],
  ["digits", each(lists, (numbers) => numbers.join(","))],
);
