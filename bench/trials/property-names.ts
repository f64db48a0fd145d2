import { compare, each } from "./each.ts";

const made = Array.from({ length: 20_000 }, (_, n) => `arxiv:2601.${String(n).padStart(5, "0")}`);
const seen: Record<string, number> = JSON.parse(
  JSON.stringify(Object.fromEntries(made.slice(0, 200).map((id) => [id, 1]))),
);
const named = Object.keys(Object.fromEntries(made.map((id) => [id, true])));
// As from a database: equal texts that no property is named by yet.
const fresh = made.map((id) => Buffer.from(id).toString());
const isSeen = (id: string) => Object.hasOwn(seen, id);
const others = Array.from({ length: 30 }, () => fresh.map((id) => Buffer.from(id).toString()));
let round = 0;
compare(
  ["names of properties", each(named, isSeen)],
  [
    "other texts",
    each(
      fresh.map((_, at) => at),
      (at) => isSeen(others[Math.floor(round++ / fresh.length) % 30]?.[at] ?? ""),
    ),
  ],
);
