import { compare, each } from "./each.ts";

const ids = Array.from({ length: 20_000 }, (_, n) => `arxiv:2601.${String(n).padStart(5, "0")}`);
const all = Object.keys(Object.fromEntries(ids.map((id) => [id, true])));
const seen: Record<string, number> = Object.fromEntries(all.slice(0, 200).map((id) => [id, 1]));
const missing = all.slice(200);
compare(
  ["asked by hasOwn", each(missing, (id) => Object.hasOwn(seen, id))],
  ["read", each(missing, (id) => seen[id] !== undefined)],
);
